import type { Result } from '../cli/verb.js';
import { code, heading, list, paragraph, root } from '../papers/build.js';
import type { CheckinOutcome } from '../sitting/run.js';
import { inWords } from '../text/text.js';
import type { Checkin } from '../things/checkin/thing.js';
import { facilitatorOn } from '../things/role/list.js';
import { facilitatorRole } from '../things/role/thing.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';

interface CameOf {
  readonly checkin: Checkin;
  readonly outcome: CheckinOutcome;
  readonly files: readonly string[];
  /** Names in the answers file that no question asked for. */
  readonly unused: readonly string[];
  readonly answers: string | undefined;
  readonly session: Session;
  /** Whether it went on with one in which something may be on record from before. */
  readonly wentOn: boolean;
  /** The conversation stands right above: nothing of it is said twice. */
  readonly brief: boolean;
}

/** What came of a sitting, to keep: the sentences, the notes to paste, where the documents are. */
export function checkinResult({
  checkin,
  outcome,
  files,
  unused,
  answers,
  session,
  wentOn,
  brief,
}: CameOf): Result {
  const { recorded, notes, left, refused } = outcome;
  const data = {
    checkin: {
      no: checkin.no,
      on: checkin.on,
      quick: checkin.quick,
      ended: outcome.ended,
      timeUp: outcome.timeUp,
      minutes: checkin.minutes,
      feeling: checkin.feeling,
    },
    recorded,
    refused: refused.map(({ code, message, next }) => ({ code, message, next })),
    notes,
    left,
    documents: files,
    unused,
  };
  const whole = root(
    heading(1, `Check-in of ${formatDay(checkin.on)}`),
    recorded.length === 0 ? paragraph('Nothing was changed.') : list(recorded),
    ...notes.flatMap(({ to, text }) => [
      heading(2, `To paste, for ${to}`),
      { type: 'code' as const, value: text },
    ]),
    left.length === 0 ? undefined : paragraph(`For next time: ${inWords(left)}.`),
  );
  const document = brief ? root(recap(recorded, files)) : whole;
  return { data, document, hints: hints(session, unused, answers, wentOn || recorded.length > 0) };
}

/** A line to end with: what is worth knowing of a conversation that has just been read. */
const recap = (recorded: readonly string[], files: readonly string[]) =>
  files.length > 0
    ? list(files.map((file) => [code(file)]))
    : paragraph(recorded.length === 0 ? 'Nothing was changed.' : 'Everything is on record.');

function hints(
  session: Session,
  unused: readonly string[],
  answers: string | undefined,
  hasRecorded: boolean,
): string[] {
  const facilitator = session.ledger.read((reader) =>
    facilitatorOn(reader, session.today, facilitatorRole),
  );
  return [
    ...(unused.length === 0
      ? []
      : [
          `No question was asked for these lines of ${answers}: ${unused.join(', ')}. A slip of the pen, or something that is settled already?`,
        ]),
    ...(facilitator
      ? []
      : [
          `Nobody alone holds the role ${facilitatorRole}: momentum role give ${facilitatorRole} --to NAME`,
        ]),
    ...(hasRecorded ? ['To take the whole check-in back: momentum undo'] : []),
  ];
}

import type { Desk } from '../../actions/desk.js';
import type { Outcome } from '../../checkin/runner.js';
import type { Result } from '../../cli/spec.js';
import type { Checkin } from '../../core/checkin.js';
import { formatDay } from '../../core/day.js';
import { facilitatorRole } from '../../core/role.js';
import { inWords } from '../../core/text.js';
import { code, heading, list, paragraph, root } from '../../documents/build.js';
import { facilitatorOn } from '../../ledger/lookups.js';

interface CameOf {
  readonly checkin: Checkin;
  readonly outcome: Outcome;
  readonly files: readonly string[];
  /** Names in the answers file that no question asked for. */
  readonly unused: readonly string[];
  readonly answers: string | undefined;
  readonly desk: Desk;
  /** The conversation stands right above: nothing of it is said twice. */
  readonly brief: boolean;
}

/** What came of a sitting, to keep: the sentences, the notes to paste, where the documents are. */
export function summary({ checkin, outcome, files, unused, answers, desk, brief }: CameOf): Result {
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
  return { data, document, hints: hints(desk, unused, answers) };
}

/** A line to end with: what is worth knowing of a conversation that has just been read. */
const recap = (recorded: readonly string[], files: readonly string[]) =>
  files.length > 0
    ? list(files.map((file) => [code(file)]))
    : paragraph(recorded.length === 0 ? 'Nothing was changed.' : 'Everything is on record.');

function hints(desk: Desk, unused: readonly string[], answers: string | undefined): string[] {
  const facilitator = desk.ledger.read((reader) =>
    facilitatorOn(reader, desk.today, facilitatorRole),
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
    'To take the whole check-in back: momentum undo',
  ];
}

/** What lines of notes come to of which it can't be told, or need not be, what they put on record. */
import type { Typed } from '../../lines/declared.js';
import type { Place } from '../../lines/finding.js';
import { type Meant, waits } from '../../lines/meant.js';
import { excerpt } from '../../text/gate.js';
import { inWords, shellWord } from '../../text/text.js';
import type { Commitment } from '../../things/commitment/fields.js';
import type { TypedLine } from './as-typed.js';

/** It was cancelled before anybody here knew of it. */
export const givenUpBefore: Meant = {
  omitted: ['Left out, since the notes say that it was let go.'],
  unclear: [],
};

/**
 * What is asked about something that is on record. Typed again, its line would be something new: it is
 * kept as a question about the number.
 */
function asks(
  { line }: TypedLine,
  { grammars: [grammar] }: Place,
  asked: readonly [as: Typed, no: string | number],
  why: string,
  ...next: readonly string[]
): Meant {
  const [as, no] = asked;
  const question = `${grammar.notes.typed(as, { no: String(no) })}?`;
  return {
    unclear: waits(line, why, ...next).unclear.map((each) => ({ ...each, asked: question })),
  };
}

/** What the notes tick off, and was let go here since. */
export const tickedThoughLetGo = (each: TypedLine, no: Commitment['no'], at: Place): Meant =>
  asks(
    each,
    at,
    ['kept', no],
    `The notes tick it off, and ${no} was let go here meanwhile.`,
    ...['commitment', 'show', String(no)],
  );

/** What the notes ticked off, or said was given up, and show as open now. */
export const markTakenAway = (each: TypedLine, { no, status }: Commitment, at: Place): Meant =>
  asks(
    each,
    at,
    ['reopened', no],
    status === 'kept'
      ? `The notes ticked it off before and do not now, and ${no} is kept here: is it open again?`
      : `The notes gave it up before and do not now, and ${no} was let go here: is it open again?`,
    ...['reopen', String(no)],
  );

/** What is ticked in other words may be what was promised, and would stay open beside it. */
export const tickedOrAnother = (each: TypedLine, near: readonly Commitment[], at: Place): Meant => {
  const no = near.length === 1 && near[0] ? String(near[0].no) : 'NUMBER';
  const why = `Is that ${inWords(
    near.map(({ no, text }) => `${no} (“${excerpt(text)}”)`),
    'or',
  )}, which is open?`;
  return asks(
    each,
    at,
    [each.dropped ? 'released' : 'kept', near.map(({ no }) => no).join(', ')],
    why,
    ...[each.dropped ? 'release' : 'keep', no],
  );
};

/** What the notes said somebody would do, and name nobody for now. */
export const nobodyNamedNow = (
  each: TypedLine,
  { no, owner }: { readonly no: Commitment['no']; readonly owner: string },
  at: Place,
): Meant =>
  asks(
    each,
    at,
    ['handed-back', no],
    `The notes name nobody for it any more, and ${no} is ${owner}’s here: is it wanted again?`,
    ...['hand-back', String(no)],
  );

/** What is to be done by somebody, and by whom was not said. */
export const nobodyNamed = ({ line }: TypedLine, { meeting }: Place): Meant =>
  waits(
    line,
    'It was not said who will do it.',
    ...['offer', shellWord(excerpt(line)), '--by', 'NAME'],
    ...(meeting ? ['--at', String(meeting.no)] : []),
  );

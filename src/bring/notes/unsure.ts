/** What lines of notes come to of which it can't be told, or need not be, what they put on record. */
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

/** What the notes tick off, and was let go here since. */
export const tickedThoughLetGo = ({ line }: TypedLine, no: Commitment['no']): Meant =>
  waits(
    line,
    `The notes tick it off, and ${no} was let go here meanwhile.`,
    ...['commitment', 'show', String(no)],
  );

/** What is ticked in other words may be what was promised, and would stay open beside it. */
export const tickedOrAnother = (each: TypedLine, near: readonly Commitment[]): Meant =>
  waits(
    each.line,
    `Is that ${inWords(
      near.map(({ no, text }) => `${no} (“${excerpt(text)}”)`),
      'or',
    )}, which is open?`,
    ...[each.dropped ? 'release' : 'keep', near.length === 1 ? String(near[0]?.no) : 'NUMBER'],
  );

/** What is to be done by somebody, and by whom was not said. */
export const nobodyNamed = ({ line }: TypedLine, { meeting }: Place): Meant =>
  waits(
    line,
    'It was not said who will do it.',
    ...['offer', shellWord(excerpt(line)), '--by', 'NAME'],
    ...(meeting ? ['--at', String(meeting.no)] : []),
  );

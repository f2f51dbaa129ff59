/** What a decision becomes that is said in a line: the one place that says so. */
import { noteAtMeeting } from '../things/meeting/changes.js';
import { writeNote } from '../things/note/changes.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import type { Grammar } from './grammar.js';

/** A decision as it was said at a meeting, or jotted down without one. */
export interface Decided {
  readonly text: string;
  /** How, in the words in which it was said. */
  readonly how: string | null;
  readonly again: Day | null;
  readonly meeting: Id | null;
}

/** Puts a decision on record: a note of its meeting, with how it was taken and when it is looked at again. */
export function recordDecision(
  session: Session,
  { text, how, again, meeting }: Decided,
  { decided, lookedAtAgain }: Pick<Grammar, 'decided' | 'lookedAtAgain'>,
): void {
  const further = [how, again && lookedAtAgain.replace('{day}', again)].filter(Boolean);
  const note = `${decided}: ${[text, ...further].join('; ')}`;
  if (meeting === null) writeNote(session, { text: note, kind: 'private' });
  else noteAtMeeting(session, meeting, note);
}

/** What of notes is on record already, whoever put it there. */
import { commitmentsNumbered, type Place, peopleNamed, whoIsUnclear } from '../../lines/finding.js';
import type { LineSaid } from '../../lines/said.js';
import { timed } from '../../lines/when.js';
import { maySayTheSame } from '../../text/near.js';
import { capital, typedKey } from '../../text/text.js';
import type { Commitment } from '../../things/commitment/fields.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import { found } from '../../things/index.js';
import {
  contributedOn,
  decisionsTakenAt,
  keptInWords,
  promisesThereOrOpen,
  questionsTakenAt,
  type Worded,
} from '../../things/meeting/noted-there.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Agreed } from '../../time/typed-day.js';

type Of<Kind extends LineSaid['kind']> = Extract<LineSaid, { kind: Kind }>;
type Where = Place & { readonly meeting: { readonly id: Id } };

/** Promises that a line may say again: of this meeting, and any that are open. */
export function promisesKnown({ reader, meeting, grammars }: Where) {
  const byWords = new Map<string, Id[]>();
  const learn = ({ id, text }: Worded): void => {
    const key = typedKey(text);
    byWords.set(key, [...(byWords.get(key) ?? []), id]);
  };
  promisesThereOrOpen(reader, meeting.id).forEach(learn);
  return {
    learn,
    /**
     * By its words, for anybody who ever had it; null for what is wanted.
     * @param ticked what is ticked off may have been kept long since
     */
    find(text: string, by: Id | null, ticked: boolean): Commitment | undefined {
      const known = (byWords.get(typedKey(text)) ?? []).map((id) => need(reader, 'commitment', id));
      return [...known, ...(ticked ? keptInWords(reader, text) : [])].find(
        ({ owners, saidAt, status }) =>
          (saidAt === meeting.id || isOpenNow(status) || ticked) &&
          (by === null ? true : owners.some(({ member }) => member === by)),
      );
    },
    /** Whether those are the same words. */
    isSame: (one: string, other: string): boolean => typedKey(one) === typedKey(other),
    /** What is open in those words, whosever it is. */
    ofAnybody: (text: string): readonly Commitment[] =>
      (byWords.get(typedKey(text)) ?? [])
        .map((id) => need(reader, 'commitment', id))
        .filter(({ status }) => isOpenNow(status)),
    /** What is open of somebody and may be what a line says in nearly the same words. */
    near: (text: string, by: Id): readonly Commitment[] =>
      [...byWords.values()]
        .flat()
        .map((id) => need(reader, 'commitment', id))
        .filter(
          ({ owners, status, text: own }) =>
            isOpenNow(status) &&
            owners.at(-1)?.member === by &&
            maySayTheSame(own, text, grammars[0].nobody),
        ),
  };
}

/** A promise as far as nothing of it is unclear: who first, what, and by when. */
export function promiseSaid(
  said: Of<'promise'> | Of<'wanted'>,
  at: Place,
):
  | { readonly by: Id | null; readonly text: string; readonly agreed: Agreed | undefined }
  | undefined {
  const when = timed(at, said.what, said.by);
  if ('problem' in when) return undefined;
  if (said.kind === 'wanted') return { by: null, text: capital(when.what), agreed: when.due };
  const people = peopleNamed(at, said.who);
  const [by] = people.ids;
  if (by === undefined || whoIsUnclear(people) !== undefined) return undefined;
  return { by, text: capital(when.what), agreed: when.due };
}

/** Whether whoever is known of those lists is on record so. */
export function wereThere({ here, apologies }: Of<'attendance'>, at: Where): boolean {
  const { attendance } = need(at.reader, 'meeting', at.meeting.id);
  const all = (typed: string, as: 'present' | 'apologies'): boolean =>
    peopleNamed(at, typed).ids.every((id) =>
      attendance.some(({ member, there }) => member === id && there === as),
    );
  return all(here, 'present') && all(apologies, 'apologies');
}

/** Whether what a line says of anything but a promise is so already. */
export function isSoAlready(said: LineSaid, at: Where): boolean {
  const { reader, meeting } = at;
  const all = (numbers: readonly string[], is: (state: Commitment) => boolean): boolean => {
    const { ids, unclear } = commitmentsNumbered(at, numbers);
    return unclear.length === 0 && ids.map((id) => need(reader, 'commitment', id)).every(is);
  };
  const holds = (rows: readonly Worded[], text: string): boolean =>
    rows.some((each) => typedKey(each.text) === typedKey(text));
  switch (said.kind) {
    case 'question':
      return holds(questionsTakenAt(reader, meeting.id), said.text);
    case 'decision':
      return holds(decisionsTakenAt(reader, meeting.id), said.text);
    case 'kept':
      return all(said.which, ({ status }) => status === 'kept');
    case 'released':
      return all(said.which, ({ status }) => status === 'released');
    case 'reopened':
      return all(said.which, ({ status }) => isOpenNow(status));
    case 'onward':
    case 'taken':
    case 'passed': {
      const [to] = peopleNamed(at, said.kind === 'onward' ? said.to : said.who).ids;
      return all([said.which], ({ owners }) => owners.at(-1)?.member === to && to !== undefined);
    }
    case 'answer':
      return found.question
        .find(reader, said.which, at.day)
        .some(({ id }) => need(reader, 'question', id).status === 'answered');
    case 'newcomer':
      return said.who.split(/\s*[,;]\s*/).every((name) => peopleNamed(at, name).ids.length > 0);
    case 'thanks': {
      const people = peopleNamed(at, said.who).ids;
      return (
        people.length > 0 &&
        people.every((member) => contributedOn(reader, member, at.day, capital(said.what)))
      );
    }
    case 'attendance':
    case 'moved':
    case 'note':
    case 'promise':
    case 'wanted':
      return false;
  }
}

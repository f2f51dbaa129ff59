/** What of notes is on record already, whoever put it there. */
import { type Place, peopleNamed, timed, whoIsUnclear } from '../../lines/finding.js';
import type { LineSaid } from '../../lines/said.js';
import { capital, typedKey } from '../../text/text.js';
import type { Commitment } from '../../things/commitment/fields.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';

type Of<Kind extends LineSaid['kind']> = Extract<LineSaid, { kind: Kind }>;
type Where = Place & { readonly meeting: { readonly id: Id } };

interface PromiseRow {
  readonly id: Id;
  readonly text: string;
}

/** Promises that a line may say again: of this meeting, and any that are open. */
export function promisesKnown({ reader, meeting }: Where) {
  const byWords = new Map<string, Id[]>();
  const learn = ({ id, text }: PromiseRow): void => {
    const key = typedKey(text);
    byWords.set(key, [...(byWords.get(key) ?? []), id]);
  };
  reader
    .all<PromiseRow>(
      `SELECT id, text FROM commitment
       WHERE said_at = ? OR status IN ('offered', 'wanted') ORDER BY said_at IS ? DESC, no DESC`,
      meeting.id,
      meeting.id,
    )
    .forEach(learn);
  return {
    learn,
    /**
     * By its words, for anybody who ever had it; null for what is wanted.
     * @param ticked what is ticked off may have been kept long since
     */
    find(text: string, by: Id | null, ticked: boolean): Commitment | undefined {
      const kept = ticked
        ? reader.all<PromiseRow>(
            "SELECT id, text FROM commitment WHERE +status = 'kept' AND lower(text) = lower(?)",
            text,
          )
        : [];
      return [...(byWords.get(typedKey(text)) ?? []), ...kept.map(({ id }) => id)]
        .map((id) => need(reader, 'commitment', id))
        .find(
          ({ owners, saidAt, status }) =>
            (saidAt === meeting.id || isOpenNow(status) || ticked) &&
            (by === null ? true : owners.some(({ member }) => member === by)),
        );
    },
  };
}

/** A promise as far as nothing of it is unclear: who first, what, and by when. */
export function promiseSaid(
  said: Of<'promise'> | Of<'wanted'>,
  at: Place,
): { readonly by: Id | null; readonly text: string; readonly due: Day | undefined } | undefined {
  const when = timed(at, said.what, said.by);
  if ('problem' in when) return undefined;
  if (said.kind === 'wanted') return { by: null, text: capital(when.what), due: when.due };
  const people = peopleNamed(at, said.who);
  const [by] = people.ids;
  if (by === undefined || whoIsUnclear(people) !== undefined) return undefined;
  return { by, text: capital(when.what), due: when.due };
}

const commitmentsOf = ({ reader }: Where, numbers: readonly string[]): Commitment[] =>
  numbers.flatMap((no) => {
    const id = reader.value<Id>('SELECT id FROM commitment WHERE no = ?', Number(no));
    return id === undefined ? [] : [need(reader, 'commitment', id)];
  });

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
    const found = commitmentsOf(at, numbers);
    return found.length === numbers.length && found.every(is);
  };
  const someText = (query: string, text: string): boolean =>
    reader
      .all<{ readonly text: string }>(query, { meeting: meeting.id })
      .some((each) => typedKey(each.text) === typedKey(text));
  switch (said.kind) {
    case 'question':
      return someText(
        `SELECT q.text FROM question q JOIN meeting_question m ON m.question = q.id WHERE m."of" = @meeting`,
        said.text,
      );
    case 'decision':
      return someText('SELECT text FROM decision WHERE taken_at = @meeting', said.text);
    case 'kept':
      return all(said.which, ({ status }) => status === 'kept');
    case 'released':
      return all(said.which, ({ status }) => status === 'released');
    case 'taken':
    case 'passed': {
      const [to] = peopleNamed(at, said.who).ids;
      return all([said.which], ({ owners }) => owners.at(-1)?.member === to && to !== undefined);
    }
    case 'answer':
      return (
        reader.value(
          'SELECT 1 FROM question WHERE no = ? AND status = ?',
          Number(said.which),
          'answered',
        ) === 1
      );
    case 'newcomer':
      return said.who.split(/\s*[,;]\s*/).every((name) => peopleNamed(at, name).ids.length > 0);
    case 'thanks': {
      const people = peopleNamed(at, said.who).ids;
      return (
        people.length > 0 &&
        people.every(
          (member) =>
            reader.value(
              'SELECT 1 FROM contribution WHERE member = ? AND on_day = ? AND title = ?',
              ...[member, at.day, capital(said.what)],
            ) === 1,
        )
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

/** What was typed, where several verbs read it alike. */
import type { Call } from '../cli/verb.js';
import type { AnyQuestion } from '../prompt/prompter.js';
import { Refusal, usage } from '../text/refusal.js';
import { peopleIn } from '../text/text.js';
import { customsIn } from '../things/community/customs.js';
import { readTimeOfDay } from '../things/meeting/acts.js';
import { meetingDates } from '../things/meeting/dating.js';
import type { MemberOrNew } from '../things/member/changes.js';
import { findMembers } from '../things/member/find.js';
import type { Id } from '../things/thing.js';
import type { Asked } from '../time/reading.js';
import type { Agreed, Moment } from '../time/typed-day.js';

/**
 * A text that is an argument, or with `-` whatever is piped in.
 * @throws Refusal `piped-not-text`
 */
export function textOrPiped(call: Call, typed: string): string {
  if (typed !== '-') return typed;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(call.stdin());
  } catch {
    throw new Refusal(
      'piped-not-text',
      'What was piped in is not text that I can read.',
      'Save it as plain text in UTF-8 and pipe that in.',
    );
  }
}

/**
 * The people who were typed, each once; some may be new.
 * @param flag how they were given, for questions and refusals
 * @throws Refusal `unknown-person`, `ambiguous-name`
 */
export const peopleTyped = async (
  ...typed: Parameters<typeof peopleInOrder>
): Promise<MemberOrNew[]> => [...new Set(await peopleInOrder(...typed))];

/** The same as often as each was typed. */
export async function peopleInOrder(
  call: Call,
  typed: readonly string[],
  flag: string,
): Promise<MemberOrNew[]> {
  const people: MemberOrNew[] = [];
  for (const name of namesIn(call, typed)) people.push(await call.find('person', name, flag));
  return people;
}

/** The members who were typed, none of whom is new. @throws Refusal as `peopleTyped` */
export async function membersTyped(
  call: Call,
  typed: readonly string[],
  flag: string,
): Promise<Id[]> {
  const ids: Id[] = [];
  for (const name of namesIn(call, typed)) ids.push((await call.find('member', name, flag)).id);
  return [...new Set(ids)];
}

/**
 * The names in what was typed. A text that means somebody as a whole is one name; else semicolons,
 * or where there is none commas, stand between names, and “and” between those that are known.
 */
function namesIn({ session }: Call, typed: readonly string[]): string[] {
  const knows = (text: string): boolean =>
    session.ledger.read((reader) => findMembers(reader, text, session.today)).length > 0;
  return typed
    .flatMap((text) => (knows(text) ? [text] : text.split(text.includes(';') ? ';' : ',')))
    .map((each) => each.trim())
    .filter(Boolean)
    .flatMap((each) => peopleIn(each, knows));
}

/** When people meet, said with the day or by itself. @throws Refusal `two-starts`, `unclear-time` */
export function startTyped(on: Moment, typed: string | undefined): string | null {
  const start = readTimeOfDay(typed ?? null);
  if (start === null || on.start === null || start === on.start) return start ?? on.start;
  throw usage(
    'two-starts',
    `It was said to start at ${on.start} and at ${start}.`,
    'Leave one of them out.',
  );
}

export const idsOf = (found: ReadonlyArray<{ readonly id: Id }>): Id[] => found.map(({ id }) => id);

/** Asks for a day that lies ahead; undefined for an empty answer. */
export async function askDay(
  { session: { ledger, today }, prompter }: Pick<Call, 'session' | 'prompter'>,
  question: AnyQuestion,
): Promise<Agreed | undefined> {
  const { readAgreed } = await import('../time/typed-day.js');
  const asked: Asked = {
    ...{ today, tense: 'future', customs: ledger.read(customsIn) },
    meetings: (which, said) => ledger.read((reader) => meetingDates(reader)(which, said)),
  };
  const typed = await (await prompter()).input({
    ...question,
    default: '',
    validate(text) {
      try {
        if (text.trim() !== '') readAgreed(text, asked);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return `${error.message} ${error.next}`;
        throw error;
      }
    },
  });
  return typed.trim() === '' ? undefined : readAgreed(typed, asked);
}

/** Of all that can be changed, only what was typed: the rest is left as it is. */
export const onlyTyped = <Change extends object>(change: Change) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Change]?: Exclude<Change[Name], undefined>;
  };

/** @param command whose flags say what could be changed */
export const nothingToChange = (command: string): Refusal =>
  usage('nothing-to-change', 'It was not said what to change.', `See: ${command} --help`);

/**
 * Does it; where one like it is on record, asks on a terminal whether another one is meant.
 * @param code of the refusal that says so
 * @throws Refusal as the work, that one too where no other is meant, or nobody can be asked
 */
export async function orAgain<State>(
  call: Call,
  code: 'offered-already' | 'asked-already' | 'planned-already' | 'noted-already' | 'given-already',
  again: boolean,
  work: (again: boolean) => State,
): Promise<State> {
  try {
    return work(again);
  } catch (cause) {
    if (!call.interactive || !(cause instanceof Refusal) || cause.code !== code) throw cause;
    const isMeant = await (await call.prompter()).confirm({
      id: 'again',
      message: `${cause.message} Is another one meant?`,
      flag: '--again',
      default: false,
    });
    if (!isMeant) throw cause;
    return work(true);
  }
}

/** Forgetting somebody: what that comes to, and the one act that does it. */
import { visible } from '../text/gate.js';
import type { Unnamed } from '../text/hiding.js';
import { Refusal } from '../text/refusal.js';
import { type InHand, inHand } from '../things/in-hand.js';
import { type AnyEvent, thingOf } from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import { step } from '../things/member/acts.js';
import { forgottenKind, type Member } from '../things/member/fields.js';
import { membersKnownAs, wasForgotten } from '../things/member/find.js';
import { isForgotten, isGone } from '../things/member/terms.js';
import type { No } from '../things/no.js';
import { change, need, type Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import type { Unmatched } from '../things/unmatched/thing.js';
import type { Day } from '../time/day.js';
import { hiding, type Identity, identityOf, type TextAbout, textsAbout } from './about-member.js';
import { documentsAmong } from './data-of-member.js';
import { forget } from './forgetting.js';
import { databaseOf } from './reader.js';
import { type ReadsOtherwise, rewordable, rewordingsOf } from './rewordings.js';
import { copyRewritten, withoutTexts } from './rewritten-copies.js';
import { watchFor } from './watch.js';

/** What it comes to that somebody is forgotten. */
export interface Forgetting {
  /** The last entry that there was when it was reckoned. */
  readonly at: number;
  readonly member: Member;
  readonly who: Identity;
  /** Whether they are here still, and leave by it; with what is in their hands. */
  readonly leaves: boolean;
  readonly inHand: InHand;
  readonly texts: readonly TextAbout[];
  readonly reworded: readonly ReadsOtherwise[];
  /** Texts of which nothing takes the place, since nothing puts them in other words. */
  readonly whole: readonly TextAbout[];
  /** The numbers of the documents whose copy says “a former member” from then on. */
  readonly rewritten: readonly No[];
  /** Those of which no copy will be kept, since the name can’t be taken out of it. */
  readonly copies: readonly No[];
  readonly events: readonly AnyEvent[];
}

/** How somebody is forgotten. */
export interface HowToForget {
  /** What stands where others' texts named them: "a former member". */
  readonly instead: string;
  /** How texts read that are to be put in words of one's own, by what they were. */
  readonly reads?: ReadonlyMap<string, string>;
  /** Texts that mean them without a name of theirs, as was said; gone whole where nothing says how they read. */
  readonly meant?: readonly string[];
}

function refuseStillNamed(
  reads: ReadonlyMap<string, string>,
  hide: (text: string) => string,
): void {
  const still = [...reads.values()].find((text) => hide(text) !== text);
  if (still === undefined) return;
  throw new Refusal(
    'still-named',
    `This still names them: “${visible(still)}”`,
    'Say it without their name.',
  );
}

/**
 * What it would come to that a member is forgotten today.
 * @throws Refusal `member-forgotten`, `still-named`
 */
export function forgettingOf(
  reader: Reader,
  id: Id,
  { instead, reads = new Map(), meant = [] }: HowToForget,
  today: Day,
): Forgetting {
  const member = need(reader, 'member', id);
  if (isForgotten(member.status)) throw wasForgotten(member.no);
  const who = { ...identityOf(reader, [id]), ...(meant.length > 0 ? { texts: meant } : {}) };
  const texts = textsAbout(reader, who);
  const isMeant = ({ text }: { readonly text: string }): boolean => meant.includes(text);
  const all = texts.filter(({ part }) => part === 'named');
  // Those that name them first: how they are numbered does not depend on the others.
  const named = [...all.filter((each) => !isMeant(each)), ...all.filter(isMeant)];
  const hide = hiding(reader, who, instead);
  refuseStillNamed(reads, hide);
  const changes = rewordingsOf(reader, named, (text) => reads.get(text) ?? hide(text), today);
  const meantRead = new Map(meant.map((text) => [text, reads.get(text) ?? '']));
  const without = withoutTexts(texts, hide, meantRead);
  const copies = subjectsOf(texts, 'copy').map((copy) => ({
    no:
      documentsAmong(
        reader,
        texts.filter(({ subject }) => subject === copy),
      )[0] ?? 0,
    events: copyRewritten(reader, copy, without, today),
  }));
  const leaves = !isGone(member.status);
  return {
    ...{ at: lastEntry(reader), member, who, leaves, texts },
    inHand: inHand(reader, id, today),
    reworded: changes
      .flatMap(({ texts: each }) => each)
      .filter(({ was }) => !isMeant({ text: was })),
    whole: named.filter(({ kind, subject, field, text }) => {
      if (isMeant({ text })) return false;
      const name = thingOf(kind);
      const isReworded =
        name !== undefined &&
        (rewordable(name).includes(field) || kind.startsWith('meeting.note')) &&
        reader.get(name, subject) !== undefined;
      return !isReworded || changes.some(({ gone }) => gone.includes(text));
    }),
    rewritten: copies.filter(({ events }) => events.length > 0).map(({ no }) => no),
    copies: copies.filter(({ events }) => events.length === 0).map(({ no }) => no),
    events: [
      ...(leaves ? step(member, 'member.left', { on: today, today }) : []),
      ...who.ids.map((subject) => ({ kind: forgottenKind, subject, on: today, data: {} }) as const),
      ...spellingsOf(reader, texts).flatMap((state) => letGoOfSpelling(state, today)),
      ...changes.map(({ event }) => event),
      ...copies.flatMap(({ events }) => events),
    ],
  };
}

const subjectsOf = (texts: readonly TextAbout[], part: TextAbout['part']): Id[] => [
  ...new Set(texts.filter((each) => each.part === part).map(({ subject }) => subject)),
];

const spellingsOf = (reader: Reader, texts: readonly TextAbout[]): Unmatched[] =>
  subjectsOf(texts, 'spelling').flatMap((id) => reader.get('unmatched', id) ?? []);

/** A spelling that is known no more means nobody, and nothing waits for it. */
export function letGoOfSpelling({ id: subject, status }: Unmatched, on: Day): AnyEvent[] {
  if (status === 'matched') return [{ kind: 'name.forgotten', subject, on, data: {} }];
  return status === 'waiting'
    ? [{ kind: 'name.rows-dropped', subject, on, data: { keys: [] } }]
    : [];
}

/** How files write them, where nobody else is known by it. */
const asFilesWrite = (reader: Reader, texts: readonly TextAbout[]): Unnamed[] =>
  texts
    .filter(({ kind, text }) => kind === 'name.met' && membersKnownAs(reader, text).length === 0)
    .filter(({ field }) => field === 'written' || field === 'handle')
    .map(({ text }) => ({ name: text, others: [] }));

/** The journal only grows: whether anything was put on record meanwhile is told by its last entry. */
const lastEntry = (reader: Reader): number =>
  reader.value<number>('SELECT max(seq) FROM journal') ?? 0;

/**
 * Forgets a member for good: what the journal knows of them, and with it every table.
 * @param planned what was reckoned before, by the same `how`: to look through all that was ever typed
 * once more takes its time, and is done where something was put on record meanwhile
 * @throws Refusal as `forgettingOf`
 */
export const forgetMember = (
  session: Session,
  id: Id,
  how: HowToForget,
  planned?: Forgetting,
): Forgetting =>
  change(session, (transaction) => {
    const { reader } = transaction;
    const plan =
      planned !== undefined && planned.member.id === id && planned.at === lastEntry(reader)
        ? planned
        : forgettingOf(reader, id, how, session.today);
    const people = [...plan.who.people, ...asFilesWrite(reader, plan.texts)];
    const watch = watchFor(reader, people, { member: id, instead: how.instead, on: session.today });
    forget(databaseOf(reader), plan.texts);
    transaction.record([...plan.events, ...watch]);
    return plan;
  });

/** A community in which something of every kind is on record, told with whatever names and words. */
import * as commitments from '../../../src/things/commitment/changes.js';
import {
  beginCommunity,
  editCommunity,
  setCommunityStage,
} from '../../../src/things/community/changes.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { contributionKinds } from '../../../src/things/contribution/thing.js';
import * as meetings from '../../../src/things/meeting/changes.js';
import * as members from '../../../src/things/member/changes.js';
import { writeNote } from '../../../src/things/note/changes.js';
import { noteKinds } from '../../../src/things/note/thing.js';
import { answerQuestion, askQuestion } from '../../../src/things/question/changes.js';
import { addResource } from '../../../src/things/resource/changes.js';
import { giveRole } from '../../../src/things/role/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays } from '../../../src/time/day.js';

export interface Cast {
  readonly community: string;
  /** Names of people, none twice; the first facilitates. */
  readonly people: readonly string[];
  /** The next words for a field that takes any. */
  readonly say: () => string;
  /** The next address of a page. */
  readonly link: () => string;
  readonly address: (nth: number) => string;
  /** How many there are of whatever members do: what they offer, bring, ask. */
  readonly deeds: number;
}

const reasons = ['busy', 'unclear', 'waiting', 'no-longer-needed', 'forgot'] as const;

const at = <Value>(all: readonly Value[], nth: number): Value => all[nth % all.length] as Value;

/** Half a year of it. */
export function livedIn(session: Session, cast: Cast): void {
  const on = (ago: number): Session => ({ ...session, today: addDays(session.today, -ago) });
  const { say, link } = cast;
  begun(on(200), cast);
  const people = joined(on, cast);
  const one = (nth: number): Id => at(people, nth);
  const several = (from: number): Id[] => [
    ...new Set(Array.from({ length: Math.min(people.length, 40) }, (_, nth) => one(from + nth))),
  ];

  for (const nth of [0, 1, 2, 3])
    giveRole(session, { name: `${say()} ${nth}` }, { member: one(nth), deputy: false });
  const before = [150, 120, 90, 60, 33, 5].map((ago, nth) => {
    const planned = { title: say(), day: addDays(session.today, -ago), start: '18:30' };
    const more = { host: one(nth), place: say(), mode: 'in person', writeUp: link() } as const;
    const { id } = meetings.planMeeting(on(ago + 14), { ...planned, ...more });
    const [apologies, ...present] = several(nth);
    meetings.holdMeeting(on(ago), id, { present, apologies: apologies ? [apologies] : [] });
    meetings.noteAtMeeting(on(ago), id, say(), `Decided: ${say()}`);
    return id;
  });
  const day = addDays(session.today, 12);
  const next = meetings.planMeeting(session, { title: say(), day, host: one(1), place: say() }).id;
  promises(session, on, cast, one, at(before, before.length - 1));

  for (let nth = 0; nth < cast.deeds; nth += 1) {
    const asked = askQuestion(on(40 - (nth % 30)), {
      text: say(),
      by: one(nth),
      at: at([...before.slice(-1), next], nth),
    });
    if (nth % 3 === 0) answerQuestion(on(nth % 8), asked.id, { by: one(nth + 1), answer: say() });
    addContribution(on(nth % 27), {
      member: one(nth),
      kind: nth % 2 === 0 ? say() : at(contributionKinds, nth),
      title: say(),
      ref: link(),
    });
  }
  for (let nth = 0; nth < Math.min(cast.deeds, 16); nth += 1) {
    addResource(on(nth), { title: say(), link: link(), keeper: one(nth) });
    for (const kind of Object.keys(noteKinds) as Array<keyof typeof noteKinds>) {
      if (nth < 3) writeNote(on(nth), { kind, text: say() });
    }
  }
}

function begun(session: Session, { community, say, people }: Cast): void {
  beginCommunity(session, {
    name: community,
    purpose: say(),
    rhythm: 'monthly',
    channels: [say(), say()],
    foundedOn: session.today,
    timeZone: 'Europe/London',
    locale: 'en-GB',
    facilitator: people[0] ?? null,
  });
  setCommunityStage(session, 'maturing', say());
}

function joined(on: (ago: number) => Session, { people, say, address }: Cast): Id[] {
  const [facilitator] = on(0).ledger.read((reader) =>
    reader.all<{ id: Id }>('SELECT id FROM member'),
  );
  const others = people.slice(1).map((name, nth) => {
    const ago = nth < 8 ? nth : 30 + (nth % 160);
    const { id } = members.addMember(on(ago), {
      name,
      goodAt: say(),
      note: say(),
      email: address(nth),
      joined: on(ago).today,
    });
    members.addMemberAlias(on(ago), id, `${say()} ${nth}`);
    if (nth % 2 === 0) members.thankMember(on(1), id, say());
    return id;
  });
  editCommunity(on(0), { planKeeper: others[0] ?? null, planLookedAtOn: on(-20).today });
  return [...(facilitator ? [facilitator.id] : []), ...others];
}

/** Offers of every kind: open and due at all times, wanted, kept, moved, passed on, let go, waiting. */
function promises(
  session: Session,
  on: (ago: number) => Session,
  { say, deeds }: Cast,
  one: (nth: number) => Id,
  saidAt: Id,
): void {
  const dues = [-6, 3, 10, 40, 75, 130, null];
  for (let nth = 0; nth < deeds; nth += 1) {
    const ago = 10 + (nth % 12);
    const offer = (by: Id | null, due: number | null, more = {}) =>
      commitments.offerCommitment(on(ago), {
        text: say(),
        by,
        due: due === null ? null : addDays(session.today, due),
        doneWhen: say(),
        again: true,
        ...more,
      }).id;
    const open = offer(one(nth), at(dues, nth), {
      others: [one(nth + 2)].filter((id) => id !== one(nth)),
      saidAt,
    });
    if (nth % 2 === 0) offer(one(nth + 1), 60, { needs: [open] });
    if (nth % 3 === 0) offer(null, at(dues, nth + 1));
    commitments.keepCommitment(on(nth % 9), offer(one(nth), 2), {});
    const because = at(reasons, nth);
    if (nth % 4 === 0) {
      commitments.moveCommitment(on(2), offer(one(nth), 4), {
        to: addDays(session.today, 30),
        because,
        why: say(),
      });
      commitments.passCommitment(on(1), offer(one(nth), 20), {
        to: one(nth + 1),
        because,
        why: say(),
      });
      commitments.releaseCommitment(on(1), offer(one(nth), 20), { because, why: say() });
    }
  }
}

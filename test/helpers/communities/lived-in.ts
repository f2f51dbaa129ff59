/** A community in which something of every kind is on record, told with whatever names and words. */
import * as commitments from '../../../src/actions/commitments.js';
import { beginCommunity, editCommunity, setStage } from '../../../src/actions/community.js';
import { addContribution } from '../../../src/actions/contributions.js';
import type { Desk } from '../../../src/actions/desk.js';
import * as meetings from '../../../src/actions/meetings.js';
import * as members from '../../../src/actions/members.js';
import { writeNote } from '../../../src/actions/notes.js';
import { answerQuestion, askQuestion } from '../../../src/actions/questions.js';
import { addResource } from '../../../src/actions/resources.js';
import { giveRole } from '../../../src/actions/roles.js';
import { contributionKinds } from '../../../src/core/contribution.js';
import { addDays } from '../../../src/core/day.js';
import type { Id } from '../../../src/core/entity.js';
import { noteKinds } from '../../../src/core/note.js';

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
export function livedIn(desk: Desk, cast: Cast): void {
  const on = (ago: number): Desk => ({ ...desk, today: addDays(desk.today, -ago) });
  const { say, link } = cast;
  begun(on(200), cast);
  const people = joined(on, cast);
  const one = (nth: number): Id => at(people, nth);
  const several = (from: number): Id[] => [
    ...new Set(Array.from({ length: Math.min(people.length, 40) }, (_, nth) => one(from + nth))),
  ];

  for (const nth of [0, 1, 2, 3])
    giveRole(desk, { name: `${say()} ${nth}` }, { member: one(nth), deputy: false });
  const before = [150, 120, 90, 60, 33, 5].map((ago, nth) => {
    const planned = { title: say(), day: addDays(desk.today, -ago), start: '18:30' };
    const more = { host: one(nth), place: say(), mode: 'in person', writeUp: link() } as const;
    const { id } = meetings.planMeeting(on(ago + 14), { ...planned, ...more });
    const [apologies, ...present] = several(nth);
    meetings.holdMeeting(on(ago), id, { present, apologies: apologies ? [apologies] : [] });
    meetings.noteAtMeeting(on(ago), id, say(), `Decided: ${say()}`);
    return id;
  });
  const day = addDays(desk.today, 12);
  const next = meetings.planMeeting(desk, { title: say(), day, host: one(1), place: say() }).id;
  promises(desk, on, cast, one, at(before, before.length - 1));

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

function begun(desk: Desk, { community, say, people }: Cast): void {
  beginCommunity(desk, {
    name: community,
    purpose: say(),
    rhythm: 'monthly',
    channels: [say(), say()],
    foundedOn: desk.today,
    timeZone: 'Europe/London',
    locale: 'en-GB',
    facilitator: people[0] ?? null,
  });
  setStage(desk, 'maturing', say());
}

function joined(on: (ago: number) => Desk, { people, say, address }: Cast): Id[] {
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
  desk: Desk,
  on: (ago: number) => Desk,
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
        due: due === null ? null : addDays(desk.today, due),
        doneWhen: say(),
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
        to: addDays(desk.today, 30),
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

/** What documents say of whoever has left, and of whoever came back. */

import { describe, expect, test } from 'vitest';
import { offerCommitment, takeCommitment } from '../../../src/things/commitment/changes.js';
import { editCommunity } from '../../../src/things/community/changes.js';
import { attendMeeting, holdMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, leave, rejoin } from '../../../src/things/member/changes.js';
import { addResource } from '../../../src/things/resource/changes.js';
import { giveRole } from '../../../src/things/role/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { weeksUpTo } from '../../../src/time/window.js';
import { harbourLedger, today } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

const early = '2026-11-02';

/** Bo, who holds a bit of everything, and Ann. */
function holding(): { session: Session; bo: Id; ann: Id } {
  const session = harbourLedger();
  const [bo, ann] = ['Bo Fox', 'Ann Lee'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  const then = on(session, early);
  const role = { name: 'Tool Library' };
  giveRole(then, role, { member: bo, deputy: false, on: early });
  giveRole(then, { name: 'Door' }, { member: bo, deputy: true, on: early });
  giveRole(then, { name: 'Tea' }, { member: ann, deputy: false, on: early });
  planMeeting(then, { title: 'Tea', day: '2026-12-12', host: bo });
  editCommunity(then, { planKeeper: bo });
  addResource(then, { title: 'Safety list', keeper: bo });
  offerCommitment(then, { text: 'Print posters', by: ann, others: [bo] });
  offerCommitment(then, { text: 'Mend the mixer', by: bo, others: [ann] });
  return { session, bo, ann };
}

/** Everything that names who holds something, in a document of a day. */
const holders = (session: Session, asOf = today) => {
  const { roles, meetings, community, resources, commitments, plan } = toldOn(session, asOf);
  return {
    roles: roles.held.map(({ role, who }) => `${role}: ${who}`),
    deputies: [...roles.held, ...roles.vacant].map(({ deputy }) => deputy).filter(Boolean),
    host: meetings.next?.host,
    plan: community.planKeeper,
    resources: resources.map(({ keeper }) => keeper),
    promises: [...commitments.open, ...commitments.wanted].map(({ no, who, with: helpers }) => [
      no,
      who,
      ...helpers,
    ]),
    carries: plan.load.map(({ who }) => who),
  };
};

describe('from the day on which somebody leaves', () => {
  test('all that they held is open, in every document', () => {
    const { session, bo } = holding();
    const before = holders(session);
    leave(session, bo, '2026-11-15');
    expect(holders(session, '2026-11-14')).toEqual(before);
    for (const day of ['2026-11-15', today] as const) {
      expect(holders(session, day)).toEqual({
        roles: ['Coordinator: Amina Yusuf', 'Tea: Ann Lee'],
        deputies: [],
        host: null,
        plan: null,
        resources: [null],
        promises: [
          [1, 'Ann Lee'],
          [2, null, 'Ann Lee'],
        ],
        carries: ['Ann Lee'],
      });
    }
    rejoin(session, bo, today);
    expect(holders(session)).toEqual(before);
  });

  test('nobody is told to turn to a facilitator who is gone', () => {
    const { session, ann } = holding();
    leave(
      session,
      session.ledger.read((reader) => reader.value<Id>('SELECT min(id) FROM member')) as Id,
    );
    expect(toldOn(session, today).community.facilitator).toBeNull();
    giveRole(session, { id: roleOf(session, 'Coordinator') }, { member: ann, deputy: false });
    const { community, roles } = toldOn(session, today);
    expect(community.facilitator).toBe('Ann Lee');
    expect(roles.held[0]).toMatchObject({ role: 'Coordinator', who: 'Ann Lee' });
  });

  test('their own page says what State and Plan say', () => {
    const { session, bo, ann } = holding();
    leave(session, bo, '2026-11-15');
    const pageOf = (recipient: Id) =>
      toldOn(session, today, undefined, 'members', { recipient }).recipient;
    expect(pageOf(bo)).toMatchObject({ open: [], helping: [], roles: [] });
    expect(pageOf(ann)).toMatchObject({
      open: [{ no: 1, together: [] }],
      helping: [{ no: 2, who: null, together: [] }],
    });
  });
});

const roleOf = (session: Session, name: string): Id =>
  session.ledger.read((reader) =>
    reader.value<Id>('SELECT id FROM role WHERE name = ?', name),
  ) as Id;

describe('who hosted a meeting', () => {
  const hosted = (act: (at: { session: Session; bo: Id; meeting: Id }) => void) => {
    const { session, bo } = holding();
    const meeting = planMeeting(on(session, early), {
      title: 'Repairs',
      day: '2026-11-10',
      host: bo,
    });
    act({ session, bo, meeting: meeting.id });
    return toldOn(session, today).meetings.held.map(({ host }) => host);
  };

  test('is whoever was to, as far as anybody knows', () => {
    expect(hosted(({ session, meeting }) => holdMeeting(session, meeting, {}))).toEqual(['Bo Fox']);
  });

  test('is not known where they sent apologies, before or after', () => {
    expect(
      hosted(({ session, bo, meeting }) => {
        attendMeeting(on(session, early), meeting, { apologies: [bo] });
        expect(toldOn(session, '2026-11-09').meetings.next?.host).toBeNull();
        holdMeeting(session, meeting, {});
      }),
    ).toEqual([null]);
    expect(
      hosted(({ session, bo, meeting }) => holdMeeting(session, meeting, { apologies: [bo] })),
    ).toEqual([null]);
  });

  test('is not known where a whole list of who came leaves them out', () => {
    const came = (who: (at: { bo: Id; ann: Id }) => Id[]) =>
      hosted(({ session, bo, meeting }) => {
        const ann = addMember(session, { name: 'Cy Park' }).id;
        holdMeeting(session, meeting, { present: who({ bo, ann }) });
      });
    expect(came(({ ann }) => [ann])).toEqual([null]);
    expect(came(({ bo, ann }) => [ann, bo])).toEqual(['Bo Fox']);
  });

  test('is not known where they had left, unless they are on the list', () => {
    const gone = (lists: (bo: Id) => { present?: Id[] }) =>
      hosted(({ session, bo, meeting }) => {
        leave(session, bo, '2026-11-09');
        holdMeeting(session, meeting, lists(bo));
      });
    expect(gone(() => ({}))).toEqual([null]);
    expect(gone((bo) => ({ present: [bo] }))).toEqual(['Bo Fox']);
  });

  test('stays so for whoever leaves on that day or later', () => {
    expect(
      hosted(({ session, bo, meeting }) => {
        holdMeeting(session, meeting, {});
        leave(session, bo, '2026-11-10');
      }),
    ).toEqual(['Bo Fox']);
  });
});

describe('whoever comes back', () => {
  const news = (session: Session, period = weeksUpTo(today, 1)) => {
    const { changes, people, agenda } = toldOn(session, today, period);
    const names = (those: ReadonlyArray<{ name: string }>) => those.map(({ name }) => name);
    expect([changes.joined, changes.returned, changes.left]).toEqual([
      people.joined.length,
      people.returned.length,
      people.left.length,
    ]);
    return {
      joined: names(people.joined),
      returned: names(people.returned),
      left: names(people.left),
      agenda: [names(agenda.joined), names(agenda.returned)],
    };
  };
  const nothing = { joined: [], returned: [], left: [], agenda: [[], []] };

  test('is no news where they left within the same time', () => {
    const { session, bo } = holding();
    leave(session, bo);
    rejoin(session, bo);
    expect(news(session)).toEqual(nothing);
  });

  test('is welcomed back, and has not joined', () => {
    const { session, bo } = holding();
    leave(session, bo, '2026-06-01');
    rejoin(session, bo, today);
    expect(news(session)).toEqual({ ...nothing, returned: ['Bo Fox'], agenda: [[], ['Bo Fox']] });
  });

  test('and goes again, has left', () => {
    const { session, bo } = holding();
    leave(session, bo, '2026-06-01');
    rejoin(session, bo, '2026-11-16');
    leave(session, bo, today);
    expect(news(session)).toEqual({ ...nothing, left: ['Bo Fox'] });
  });

  test('and whoever joins and leaves within the time is counted as both, and welcomed by nothing', () => {
    const { session } = holding();
    const cy = addMember(session, { name: 'Cy Dale', joined: '2026-11-16' }).id;
    leave(session, cy, today);
    expect(news(session)).toEqual(nothing);
    const { changes } = toldOn(session, today, weeksUpTo(today, 1));
    expect(changes).toMatchObject({ cameAndWent: 1, joined: 0, left: 0, putRight: 0, any: true });
  });

  test('having joined, left and come back at once, has joined', () => {
    const { session } = holding();
    const cy = addMember(session, { name: 'Cy Dale', joined: today }).id;
    leave(session, cy);
    rejoin(session, cy);
    expect(news(session)).toMatchObject({ joined: ['Cy Dale'], returned: [], left: [] });
  });
});

describe('what somebody offered and left behind', () => {
  test('is looking for someone, and was an offer all the same', () => {
    const { session, bo } = holding();
    leave(session, bo, '2026-11-15');
    const { commitments, changes } = toldOn(session, today, weeksUpTo(today, 4));
    expect(commitments.newlyWanted.map(({ text, isNew }) => [text, isNew])).toEqual([
      ['Mend the mixer', true],
    ]);
    expect([changes.offered, changes.wanted, changes.left, changes.putRight]).toEqual([2, 1, 1, 0]);
  });

  test('is no news where it was wanted before, and is again', () => {
    const { session, bo } = holding();
    const wanted = offerCommitment(on(session, '2026-10-01'), { text: 'Sweep', by: null });
    takeCommitment(on(session, early), wanted.id, { by: bo });
    leave(session, bo, '2026-11-15');
    const { commitments, changes } = toldOn(session, today, weeksUpTo(today, 4));
    expect(changes).toMatchObject({ offered: 3, wanted: 1 });
    expect(commitments.wanted.find(({ text }) => text === 'Sweep')).toMatchObject({
      isNew: false,
      who: null,
    });
  });
});

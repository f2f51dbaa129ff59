/** What was put down by mistake, handed over late, or said twice, and how it is put right. */
import { describe, expect, test } from 'vitest';
import { undoBatch } from '../../../src/ledger/undo.js';
import * as commitments from '../../../src/things/commitment/changes.js';
import { dueOf, ownerOf } from '../../../src/things/commitment/fields.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { historyOf, lastBatch } from '../../../src/things/history.js';
import * as meetings from '../../../src/things/meeting/changes.js';
import { addMember, leave } from '../../../src/things/member/changes.js';
import { membersKnownAs } from '../../../src/things/member/find.js';
import { askQuestion } from '../../../src/things/question/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';

const begun = () => {
  const session = harbourLedger({ refold: true });
  const [tom, ida] = ['Tom Reed', 'Ida Moss'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id];
  const on = (today: Day): Session => ({ ...session, today });
  const offer = (more: Partial<commitments.Offer> = {}) =>
    commitments.offerCommitment(on('2026-11-01'), {
      text: 'Find a room',
      by: tom,
      due: '2026-11-13',
      ...more,
    });
  const refusal = (act: () => unknown): unknown => {
    try {
      act();
    } catch (cause) {
      return cause;
    }
    return undefined;
  };
  return { session, tom, ida, on, offer, refusal };
};

describe('opened again', () => {
  test.each([
    ['kept', commitments.keepCommitment],
    ['let go', commitments.releaseCommitment],
  ] as const)('what was %s is as it was, with its history', (_, close) => {
    const { session, offer } = begun();
    const before = offer();
    close(session, before.id, {});
    expect(commitments.reopenCommitment(session, before.id)).toEqual(before);
    const kinds = session.ledger.read((reader) =>
      historyOf(reader, before.id).map(({ kind }) => kind),
    );
    expect(kinds).toHaveLength(3);
    expect(kinds.at(-1)).toBe('commitment.reopened');
  });

  test('what was only wanted, and let go, is wanted again', () => {
    const { session, offer } = begun();
    const { id } = offer({ by: null });
    commitments.releaseCommitment(session, id, { because: 'forgot' });
    expect(commitments.reopenCommitment(session, id)).toMatchObject({
      status: 'wanted',
      closedOn: null,
      because: null,
    });
  });

  test('can be taken back, and done again', () => {
    const { session, offer } = begun();
    const { id } = offer();
    const kept = commitments.keepCommitment(session, id, {});
    commitments.reopenCommitment(session, id);
    undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
    expect(session.ledger.read((reader) => reader.get('commitment', id))).toEqual(kept);
    commitments.reopenCommitment(session, id);
    expect(commitments.keepCommitment(session, id, { on: '2026-11-13' })).toMatchObject({
      closedOn: '2026-11-13',
    });
  });

  test.each([{ by: null }, {}])('what is open is refused kindly', (more) => {
    const { session, offer, refusal } = begun();
    const { id } = offer(more);
    expect(refusal(() => commitments.reopenCommitment(session, id))).toMatchObject({
      code: 'still-open',
    });
  });

  test('whoever tries to close it twice is told of it', () => {
    const { session, offer, refusal } = begun();
    const { id, no } = offer();
    commitments.keepCommitment(session, id, {});
    expect(refusal(() => commitments.releaseCommitment(session, id, {}))).toMatchObject({
      code: 'already-closed',
      next: expect.stringContaining(`momentum reopen ${no}`),
    });
  });
});

describe('a date that has gone by is no debt of whoever comes to it', () => {
  test('passed on, it has none for now', () => {
    const { session, offer, ida } = begun();
    const state = commitments.passCommitment(session, offer().id, { to: ida, because: 'busy' });
    expect(dueOf(state)).toBeNull();
    expect(state.dues[0]).toMatchObject({ due: '2026-11-13', to: '2026-11-21', because: 'busy' });
  });

  test('passed on with a date, it has that one', () => {
    const { session, offer, ida } = begun();
    const state = commitments.passCommitment(session, offer().id, { to: ida, due: '2026-12-04' });
    expect(dueOf(state)).toBe('2026-12-04');
  });

  test('taken late, it has none for now; with a date, that one', () => {
    const { session, offer, ida } = begun();
    const first = commitments.takeCommitment(session, offer({ by: null }).id, { by: ida });
    expect(dueOf(first)).toBeNull();
    const second = offer({ by: null, text: 'Find chairs' });
    expect(
      dueOf(commitments.takeCommitment(session, second.id, { by: ida, due: '2026-12-04' })),
    ).toBe('2026-12-04');
  });

  test.each([
    ['on its very day', '2026-11-13', '2026-11-13'],
    ['before', '2026-11-10', '2026-11-13'],
  ] as const)('passed on %s, it stays', (_, day, due) => {
    const { on, offer, ida } = begun();
    expect(dueOf(commitments.passCommitment(on(day), offer().id, { to: ida }))).toBe(due);
  });

  test('passed on before, and put on record after, it stays', () => {
    const { session, offer, ida } = begun();
    const state = commitments.passCommitment(session, offer().id, { to: ida, on: '2026-11-10' });
    expect(dueOf(state)).toBe('2026-11-13');
  });

  test('a first date is no move', () => {
    const { session, offer } = begun();
    const { id } = offer({ due: null });
    commitments.moveCommitment(session, id, { to: '2026-12-04' });
    commitments.moveCommitment(session, id, { to: '2026-12-11' });
    const kinds = session.ledger.read((reader) => historyOf(reader, id).map(({ kind }) => kind));
    expect(kinds).toEqual(['commitment.offered', 'commitment.dated', 'commitment.moved']);
  });
});

describe('the reason for a date', () => {
  const told = (session: Session, id: Id): string =>
    JSON.stringify(session.ledger.read((reader) => historyOf(reader, id).map(({ data }) => data)));

  test('is kept with a first date', () => {
    const { session, offer } = begun();
    const { id } = offer({ due: null });
    commitments.moveCommitment(session, id, { to: '2026-12-04', because: 'waiting' });
    expect(told(session, id)).toContain('waiting');
    const other = offer({ text: 'Find a hall', due: null }).id;
    commitments.moveCommitment(session, other, { to: '2026-12-11', why: 'the hall is open' });
    expect(told(session, other)).toContain('the hall is open');
  });

  test('that was not given is none, and whoever it comes to says why once', () => {
    const { session, offer, ida } = begun();
    const { id } = offer({ due: null });
    commitments.passCommitment(session, id, { to: ida, due: '2026-12-04', why: 'exams' });
    const dated = session.ledger.read((reader) =>
      historyOf(reader, id).filter(({ kind }) => kind === 'commitment.dated'),
    );
    expect(dated.map(({ data }) => data)).toEqual([{ to: '2026-12-04' }]);
  });
});

describe('whoever is said to have kept it', () => {
  test('and does not hold it is refused, naming both', () => {
    const { session, offer, ida, refusal } = begun();
    const { id } = offer();
    expect(refusal(() => commitments.keepCommitment(session, id, { by: ida }))).toMatchObject({
      code: 'with-another',
      message: '1 (Find a room) is with Tom Reed, and not with Ida Moss.',
    });
    expect(
      refusal(() => commitments.keepCommitment(session, id, { by: { name: 'Zed New' } })),
    ).toMatchObject({ code: 'with-another' });
    expect(session.ledger.read((reader) => membersKnownAs(reader, 'Zed New'))).toEqual([]);
  });

  test('and holds it, or helps with it, has kept it', () => {
    const { session, offer, tom, ida } = begun();
    expect(commitments.keepCommitment(session, offer().id, { by: tom })).toMatchObject({
      status: 'kept',
    });
    const helped = offer({ text: 'Find chairs', others: [ida] });
    expect(commitments.keepCommitment(session, helped.id, { by: ida })).toMatchObject({
      status: 'kept',
    });
  });

  test('where whoever held it has left, has taken it on first, and its date stays', () => {
    const { session, offer, tom, ida } = begun();
    const { id } = offer();
    leave(session, tom, '2026-11-05');
    const state = commitments.keepCommitment(session, id, { by: ida, on: '2026-11-12' });
    expect([state.status, ownerOf(state), dueOf(state)]).toEqual(['kept', ida, '2026-11-13']);
  });

  test('and has left, kept it all the same', () => {
    const { session, offer, tom } = begun();
    const { id } = offer();
    leave(session, tom);
    expect(commitments.keepCommitment(session, id, { by: tom })).toMatchObject({ status: 'kept' });
  });
});

test('what somebody held who has left can be taken', () => {
  const { session, offer, tom, ida } = begun();
  const { id } = offer({ due: '2026-12-04' });
  leave(session, tom);
  const state = commitments.takeCommitment(session, id, { by: ida });
  expect([ownerOf(state), dueOf(state), state.owners.length]).toEqual([ida, '2026-12-04', 2]);
});

describe('the same offer twice', () => {
  test.each([
    ['in the same words', {}],
    ['whatever capitals and signs', { text: 'find a  room!' }],
    ['without its date', { due: null }],
    ['said to be wanted', { by: null }],
  ])('%s is refused, with how to mean it', (_, more) => {
    const { offer, refusal } = begun();
    offer();
    expect(refusal(() => offer(more))).toMatchObject({
      code: 'offered-already',
      next: expect.stringContaining('--again'),
    });
    expect(offer({ ...more, again: true }).no).toBe(2);
  });

  test('taken by somebody where it is wanted, says how to take it', () => {
    const { offer, ida, refusal } = begun();
    offer({ by: null });
    expect(refusal(() => offer({ by: ida }))).toMatchObject({
      next: expect.stringContaining('momentum take 1'),
    });
  });

  test.each([
    ['of another day', { due: '2026-12-11' as Day }],
    ['in other words', { text: 'Find a hall' }],
  ])('%s is another', (_, more) => {
    const { offer } = begun();
    offer();
    expect(offer(more).no).toBe(2);
  });

  test('by somebody else is another, and so is one after it was kept', () => {
    const { session, offer, ida } = begun();
    const { id } = offer();
    expect(offer({ by: ida }).no).toBe(2);
    commitments.keepCommitment(session, id, {});
    expect(offer().no).toBe(3);
  });
});

describe('somebody new whom the past names', () => {
  const zed = { name: 'Zed New' };
  const past: Day = '2026-10-01';
  const joinedOn = (session: Session) =>
    session.ledger.read((reader) => {
      const [found] = membersKnownAs(reader, 'Zed New');
      return found && reader.get('member', found.id)?.joinedOn;
    });
  const acts: Readonly<Record<string, (session: Session, on: Day) => unknown>> = {
    offer: (session, on) => commitments.offerCommitment(session, { text: 'Sing', by: zed, on }),
    contribution: (session, on) => addContribution(session, { member: zed, on }),
    question: (session, on) => askQuestion(session, { text: 'Why?', by: zed, on }),
    meeting: (session, on) =>
      meetings.recordMeeting(session, { title: 'Tea', day: on, present: [zed] }),
  };

  test.each(Object.keys(acts))('%s: was here then, and nobody knows since when', (name) => {
    const { session } = begun();
    acts[name]?.(session, past);
    expect(joinedOn(session)).toBeNull();
  });

  test.each(Object.keys(acts))('%s: today joins today', (name) => {
    const { session } = begun();
    acts[name]?.(session, session.today);
    expect(joinedOn(session)).toBe(session.today);
  });
});

describe('who was there both ways', () => {
  test.each([
    [{ present: true, apologies: true }, 'as present and as having sent apologies'],
    [{ present: true, absent: true }, 'as present and as absent'],
    [{ apologies: true, absent: true }, 'as having sent apologies and as absent'],
  ])('%j is refused, naming both', (lists, said) => {
    const { session, tom, refusal } = begun();
    const held = meetings.recordMeeting(session, { title: 'Tea', day: '2026-11-20' });
    const named = Object.fromEntries(Object.keys(lists).map((list) => [list, [tom]]));
    expect(refusal(() => meetings.attendMeeting(session, held.id, named))).toMatchObject({
      code: 'there-and-not',
      message: `Tom Reed is named ${said}: both can’t be so.`,
    });
  });

  test('is refused when a meeting is put on record as well', () => {
    const { session, tom, refusal } = begun();
    const both = { present: [tom], apologies: [tom] };
    expect(
      refusal(() => meetings.recordMeeting(session, { title: 'Tea', day: '2026-11-20', ...both })),
    ).toMatchObject({ code: 'there-and-not' });
    const { id } = meetings.planMeeting(session, { title: 'Tea', day: '2026-11-21' });
    expect(refusal(() => meetings.holdMeeting(session, id, both))).toMatchObject({
      code: 'there-and-not',
    });
  });

  test('named twice the same way is said once', () => {
    const { session, tom } = begun();
    const { id } = meetings.recordMeeting(session, { title: 'Tea', day: '2026-11-20' });
    const state = meetings.attendMeeting(session, id, { present: [tom, tom] });
    expect(state.attendance).toHaveLength(1);
  });
});

/** Days that are asked about: what is answered, tallied and settled. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoBatch } from '../../../src/ledger/undo.js';
import { inHand } from '../../../src/things/in-hand.js';
import { addMember, leave } from '../../../src/things/member/changes.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import {
  answerWhichDay,
  askWhichDay,
  dropPoll,
  settleOn,
} from '../../../src/things/poll/changes.js';
import { pollRow } from '../../../src/things/poll/list.js';
import { type Poll, type Suits, suitsInWords } from '../../../src/things/poll/thing.js';
import { need, type Session } from '../../../src/things/session.js';
import { harbourLedger, today } from '../../helpers/ledger.js';

const days = [
  { day: '2027-01-19', start: '17:30' },
  { day: '2027-01-12', start: '18:00' },
  { day: '2027-01-14', start: null },
] as const;

const lastBatch = (session: Session): number =>
  session.ledger.read((reader) => reader.value<number>('SELECT max(batch) FROM entry') ?? 0);

const asked = (session: Session): Poll => askWhichDay(session, { title: 'Tea', days });
const row = (session: Session, { id }: Poll) =>
  session.ledger.read((reader) => pollRow(reader, need(reader, 'poll', id), today));

test('its letters go by the calendar, whatever the order in which the days were said', () => {
  const session = harbourLedger();
  expect(row(session, asked(session)).days.map(({ letter, day }) => [letter, day])).toEqual([
    ['A', '2027-01-12'],
    ['B', '2027-01-14'],
    ['C', '2027-01-19'],
  ]);
});

const answer = fc.tuple(
  fc.nat(3),
  fc.array(fc.constantFrom<Suits>('yes', 'maybe', 'no'), { minLength: 3, maxLength: 3 }),
);

test('whatever is answered in which order, the last of each counts, and settling is undone as one', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 12 }), fc.nat(2), (answers, nth) => {
      const session = harbourLedger();
      const people = ['Ash', 'Bea', 'Cho', 'Dan'].map((name) => addMember(session, { name }));
      const poll = asked(session);
      const last = new Map<string, readonly Suits[]>();
      for (const [who, suits] of answers) {
        const person = people[who];
        if (person === undefined) continue;
        answerWhichDay(session, poll.id, person.id, suits);
        last.set(person.name, suits);
      }
      const said = (which: Suits, at: number) =>
        [...last].flatMap(([name, suits]) => (suits[at] === which ? [name] : [])).sort();
      for (const [at, { can, perhaps, cannot }] of row(session, poll).days.entries()) {
        expect([can, perhaps, cannot]).toEqual([
          said('yes', at),
          said('maybe', at),
          said('no', at),
        ]);
      }
      const before = session.ledger.read((reader) => reader.get('poll', poll.id));
      const { meeting } = settleOn(session, poll.id, nth);
      const named = (there: string) =>
        meeting.attendance
          .filter((each) => each.there === there)
          .map(({ member }) => people.find(({ id }) => id === member)?.name)
          .sort();
      expect([named('coming'), named('perhaps'), named('apologies')]).toEqual([
        said('yes', nth),
        said('maybe', nth),
        said('no', nth),
      ]);
      undoBatch(session, lastBatch(session));
      session.ledger.read((reader) => {
        expect(reader.get('poll', poll.id)).toEqual(before);
        expect(reader.get('meeting', meeting.id)).toBeUndefined();
      });
      session.ledger.close();
    }),
    { numRuns: 15 },
  );
});

test('the day on which most can is proposed, and of those the one on which most can perhaps', () => {
  const session = harbourLedger();
  const [ash, bea] = ['Ash', 'Bea'].map((name) => addMember(session, { name }).id);
  const poll = asked(session);
  expect(row(session, poll).best).toBeNull();
  answerWhichDay(session, poll.id, ash as number, ['yes', 'yes', 'no']);
  expect(row(session, poll).best).toBe('A');
  answerWhichDay(session, poll.id, bea as number, ['no', 'maybe', 'yes']);
  expect(row(session, poll).best).toBe('B');
});

test('what somebody said who has left counts no more', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Ash' });
  const poll = asked(session);
  answerWhichDay(session, poll.id, id, ['yes', 'no', 'no']);
  leave(session, id, today);
  expect(row(session, poll)).toMatchObject({ answered: 0, best: null });
});

test('of two entries that are one person the later answer counts', () => {
  const session = harbourLedger();
  const [one, other] = ['Ash', 'A. Ash'].map((name) => addMember(session, { name }).id);
  const poll = asked(session);
  answerWhichDay(session, poll.id, one as number, ['yes', 'no', 'no']);
  answerWhichDay(session, poll.id, other as number, ['no', 'no', 'yes']);
  mergeMembers(session, { from: other as number, into: one as number }, {});
  const { answers } = session.ledger.read((reader) => need(reader, 'poll', poll.id));
  expect(answers.map(({ suits }) => suitsInWords(suits))).toEqual(['C suits']);
});

test('it is among what somebody has in hand who would host it, until it is settled or let go', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Ash' });
  const hosted = askWhichDay(session, { title: 'Tea', days, host: id });
  const held = () => session.ledger.read((reader) => inHand(reader, id, today).polls);
  expect(held()).toEqual([{ no: hosted.no, text: 'Tea' }]);
  dropPoll(session, hosted.id);
  expect(held()).toEqual([]);
});

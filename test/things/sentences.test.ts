/** What the log says of every kind of entry. */
import { expect, test } from 'vitest';
import type { EventKind } from '../../src/things/index.js';
import { type Entry, sittingUndoneKind, undoneKind } from '../../src/things/ledger.js';
import { sentenceOf, type Telling } from '../../src/things/sentences.js';
import type { Id } from '../../src/things/thing.js';

const [it, ash, bea, cho, dan, room, question] = [21, 22, 23, 24, 25, 26, 27] as const;
const names: Readonly<Record<Id, string>> = {
  ...{ [it]: 'It', [ash]: 'Ash', [bea]: 'Bea', [cho]: 'Cho', [dan]: 'Dan' },
  ...{ [room]: '3', [question]: '7' },
};

const nobody = { present: [], apologies: [], absent: [] };
const person = { name: 'Ash', joined: '2026-03-01' };
const one = { from: ash, into: bea };
const offer = { text: 'Find a room', others: [], by: ash, due: null };

/**
 * Each kind with what it holds, and the sentence; whatever it is about is called “It” there, and what
 * came to be was given the number 12.
 */
const told: Readonly<
  Record<EventKind, ReadonlyArray<readonly [data: Entry['data'], sentence: string]>>
> = {
  'checkin.started': [
    [{ quick: false }, 'A check-in.'],
    [{ quick: true }, 'A five-minute check-in.'],
  ],
  'checkin.step-done': [[{ step: 'due' }, 'Check-in: due done.']],
  'checkin.promised': [[{ text: 'ask Ash' }, 'The facilitator promised: ask Ash']],
  'checkin.promise-answered': [
    [{ kept: true }, 'The facilitator’s own promise was kept.'],
    [{ kept: false }, 'The facilitator let their own promise go.'],
  ],
  'checkin.felt': [[{ feeling: 4 }, 'The check-in felt like 4 of 5.']],
  'checkin.closed': [
    [{ minutes: null }, 'The check-in was left where it had stopped.'],
    [{ minutes: 0 }, 'The check-in ended within a minute.'],
    [{ minutes: 1 }, 'The check-in ended after 1 minute.'],
    [{ minutes: 12 }, 'The check-in ended after 12 minutes.'],
  ],
  'commitment.wanted': [
    [{ text: 'Find a room', due: null }, 'Wanted: 12 (Find a room).'],
    [
      { text: 'Find a room', due: '2026-11-27' },
      'Wanted: 12 (Find a room), by Friday 27 November 2026.',
    ],
  ],
  'commitment.offered': [
    [offer, 'Ash offered 12 (Find a room).'],
    [
      { ...offer, others: [bea, cho], due: '2026-11-27' },
      'Ash offered 12 (Find a room), with Bea and Cho, by Friday 27 November 2026.',
    ],
    [{ ...offer, dayUnknown: true }, 'Ash offered 12 (Find a room); when, nobody has said.'],
  ],
  'commitment.taken': [[{ by: ash }, 'Ash took It.']],
  'commitment.kept': [
    [{}, 'It was kept.'],
    [{ dayUnknown: true }, 'It was kept; when, nobody has said.'],
  ],
  'commitment.moved': [
    [{ to: '2026-12-04', because: null, why: null }, 'It was moved to Friday 4 December 2026.'],
    [
      { to: '2026-12-04', because: 'busy', why: null },
      'It was moved to Friday 4 December 2026 (too busy).',
    ],
    [
      { to: '2026-12-04', because: null, why: 'the hall is shut' },
      'It was moved to Friday 4 December 2026 (the hall is shut).',
    ],
  ],
  'commitment.dated': [
    [{ to: '2026-12-04' }, 'It has a date now: Friday 4 December 2026.'],
    [
      { to: '2026-12-04', because: 'waiting', why: 'the paint' },
      'It has a date now: Friday 4 December 2026 (waiting on somebody: the paint).',
    ],
  ],
  'commitment.followed': [
    [{ to: '2026-12-18', meeting: question }, 'It followed 7 to Friday 18 December 2026.'],
    [
      { to: '2026-12-18', meeting: question, next: question },
      'It followed the next meeting to Friday 18 December 2026, since 7 was cancelled.',
    ],
    [{ to: null, meeting: question }, 'It has no day any more, since 7 was cancelled.'],
  ],
  'commitment.undated': [[{ because: 'busy', why: null }, 'It has no date any more (too busy).']],
  'commitment.reopened': [[{}, 'It was opened again.']],
  'commitment.passed-on': [
    [{ to: bea, because: 'busy', why: 'exams' }, 'It was passed on to Bea (too busy: exams).'],
  ],
  'commitment.handed-back': [
    [{ because: 'busy', why: null }, 'It was handed back, and is looking for somebody (too busy).'],
  ],
  'commitment.released': [[{ because: 'forgot', why: null }, 'It was let go (forgotten).']],
  'commitment.linked': [[{ needs: room }, 'It needs 3.']],
  'commitment.unlinked': [[{ needs: room }, 'It no longer needs 3.']],
  'commitment.reworded': [
    [{ text: 'Find a hall' }, 'It was put in other words.'],
    [{ doneWhen: null }, 'It was edited.'],
  ],
  'commitment.one-person': [[one, 'It names Bea from now on.']],
  'commitment.day-corrected': [
    [
      { offered: '2026-11-20' },
      'It was offered on Friday 20 November 2026, as has been put right.',
    ],
  ],
  'commitment.nudged': [[{ member: ash }, 'Ash was offered help with It.']],
  'community.begun': [[{ name: 'Harbour Menders' }, 'Harbour Menders began.']],
  'community.edited': [
    [{ name: 'Menders', purpose: null }, 'About the community, changed: name and purpose.'],
  ],
  'community.stage-set': [
    [{ stage: 'maturing', why: null }, 'The stage was set to maturing.'],
    [{ stage: 'maturing', why: 'others host' }, 'The stage was set to maturing: others host.'],
  ],
  'community.one-person': [[one, 'Bea looks after the Momentum Plan.']],
  'community.settings-set': [
    [{ fewest: 4, dormantWeeks: 6 }, 'Set: fewest to 4, dormant-weeks to 6.'],
  ],
  'community.copy-brought-in': [
    [
      { from: [], to: [], entries: 1, renumbered: [] },
      'A copy was brought in, with 1 entry not known before.',
    ],
    [
      { from: [], to: [], entries: 12, renumbered: [{ thing: 'commitment', no: '14b' }] },
      'A copy was brought in, with 12 entries not known before. What is commitment 14b now was 14 in one of the two.',
    ],
  ],
  'community.names-watched': [
    [
      { key: 'k', digests: ['d'], words: [2], instead: 'a former member' },
      'Should the name of somebody who was forgotten come again, it is asked about.',
    ],
  ],
  'community.file-read': [
    [{ kind: 'members', said: ['0a1b2c'] }, 'A file of members was read, which speaks of 1 thing.'],
  ],
  'contribution.edited': [[{ on: '2026-03-01', title: 'Lamps' }, 'It, changed: day and title.']],
  'contribution.one-person': [[one, 'The contribution It is Bea’s.']],
  'community.pause-named': [
    [
      { from: '2026-12-19', to: '2027-01-03', why: null },
      'A break was named, from Saturday 19 December 2026 to Sunday 3 January 2027.',
    ],
    [
      { from: '2026-12-19', to: '2027-01-03', why: 'holidays' },
      'A break was named, from Saturday 19 December 2026 to Sunday 3 January 2027: holidays.',
    ],
  ],
  'contribution.given': [
    [{ member: ash, kind: 'talk', title: 'Lamps' }, 'Ash contributed (talk): Lamps'],
    [{ member: ash, kind: 'talk', title: null }, 'Ash contributed (talk).'],
  ],
  'document.rewritten': [
    [
      { title: 'State of Play' },
      'The copy of “State of Play” was rewritten, without somebody who was forgotten.',
    ],
  ],
  'document.issued': [
    [
      { name: 'the map', asOf: '2026-11-20' },
      'Given out (12): the map, as of Friday 20 November 2026.',
    ],
  ],
  'document.copied': [[{ title: 'The map' }, 'A copy of “The map” was kept.']],
  'meeting.planned': [
    [{ title: 'Evening', day: '2026-12-08' }, '“Evening” was planned for Tuesday 8 December 2026.'],
  ],
  'meeting.recorded': [[{ title: 'Evening' }, '“Evening” was held.']],
  'meeting.edited': [
    [{ title: 'Evening', writeUp: 'x' }, 'It, changed: title and write up.'],
    [
      { day: '2026-12-08', start: null, mode: null, host: null, place: null },
      'It, changed: day, start, mode, host and place.',
    ],
  ],
  'meeting.held': [[{}, 'It was held.']],
  'meeting.cancelled': [
    [{ why: null }, 'It was cancelled.'],
    [{ why: 'snow' }, 'It was cancelled: snow.'],
  ],
  'meeting.planned-again': [[{}, 'It was planned again.']],
  'meeting.attended': [
    [nobody, 'It: nobody on the list.'],
    [{ ...nobody, present: [ash, bea, cho] }, 'It: Ash, Bea and Cho came.'],
    [{ ...nobody, present: [ash, bea, cho, dan] }, 'It: 4 members came.'],
    [{ ...nobody, apologies: [ash] }, 'It: apologies from Ash.'],
    [
      { ...nobody, coming: [ash, bea], perhaps: [cho] },
      'It: Ash and Bea have said they come; perhaps Cho.',
    ],
    [{ ...nobody, apologies: [ash], absent: [ash] }, 'It: apologies from Ash.'],
    [{ ...nobody, nobody: true }, 'It: nobody came.'],
    [
      { present: [ash], apologies: [bea], absent: [cho] },
      'It: Ash came; apologies from Bea; Cho taken off the list.',
    ],
  ],
  'meeting.noted': [[{ text: 'bring cake' }, 'It, noted: bring cake']],
  'meeting.note-reworded': [[{ nth: 0, text: 'bring tea' }, 'It, noted in other words: bring tea']],
  'meeting.invited': [
    [
      { nth: 0, addressed: 12, forDay: '2026-12-16', forStart: null },
      'It: an invitation was made for 12 members.',
    ],
    [
      { nth: 1, addressed: 0, forDay: '2026-12-16', forStart: '18:00' },
      'It: an invitation was made.',
    ],
  ],
  'meeting.question-taken': [[{ question }, 'It took up the question 7.']],
  'member.requested': [[person, 'Ash asked to join.']],
  'member.joined': [
    [person, 'Ash joined.'],
    [{ ...person, joined: null }, 'Ash was put on record as a member; nobody knows since when.'],
  ],
  'member.joining-dated': [
    [{ joined: '2026-03-01' }, 'It is a member since Sunday 1 March 2026.'],
    [{ joined: null }, 'It is a member, and nobody knows since when.'],
  ],
  'member.approved': [[{}, 'It was let in.']],
  'member.welcomed': [[{}, 'It was welcomed.']],
  'member.paused': [[{}, 'It is pausing.']],
  'member.left': [[{}, 'It left.']],
  'member.rejoined': [[{}, 'It came back.']],
  'member.known-as': [[{ alias: 'Ashley' }, 'It is also known as “Ashley”.']],
  'member.merged': [[{ name: 'Ash', into: bea }, 'Ash and Bea are one person.']],
  'member.is-also': [[{ name: 'Ash' }, 'It has what was on record of Ash.']],
  'member.no-longer-known-as': [[{ alias: 'Ashley' }, 'It is no longer known as “Ashley”.']],
  'member.edited': [[{ name: 'Ashley' }, 'About It, changed: name.']],
  'member.thanked': [
    [{ what: null }, 'It was thanked.'],
    [{ what: 'the cake' }, 'It was thanked for the cake.'],
  ],
  'member.forgotten': [[{}, 'Somebody was forgotten.']],
  'member.contacted': [
    [{ why: null }, 'It was contacted.'],
    [{ why: 'long silence' }, 'It was contacted: long silence.'],
  ],
  'name.met': [
    [{ written: 'Bobo', rows: [1] }, '“Bobo” matches nobody yet; 1 row kept waiting.'],
    [{ written: 'Bobo', rows: [1, 2] }, '“Bobo” matches nobody yet; 2 rows kept waiting.'],
  ],
  'name.met-again': [
    [{ rows: [1] }, 'It: 1 more row kept waiting.'],
    [{ rows: [1, 2] }, 'It: 2 more rows kept waiting.'],
  ],
  'name.rows-dropped': [
    [{ keys: ['a'] }, 'It: 1 row waits no more, since the file says otherwise now.'],
    [{ keys: ['a', 'b'] }, 'It: 2 rows wait no more, since the file says otherwise now.'],
  ],
  'name.matched': [[{ member: ash }, 'It is Ash.']],
  'name.ignored': [[{}, 'It is left aside.']],
  'name.forgotten': [[{}, 'It means nobody from now on.']],
  'name.one-person': [[one, 'It names Bea from now on.']],
  'note.written': [[{ kind: 'help', text: 'a hall' }, 'Noted (help needed): a hall']],
  'note.reworded': [[{ text: 'bring tea' }, 'The note It was put in other words.']],
  'note.withdrawn': [[{}, 'The note It was withdrawn.']],
  'meeting.one-person': [[one, 'It names Bea from now on.']],
  'question.one-person': [[one, 'It names Bea from now on.']],
  'resource.one-person': [[one, 'It names Bea from now on.']],
  'role.one-person': [[one, 'It names Bea from now on.']],
  'question.withdrawn': [
    [{ why: 'asked twice' }, 'The question It is no longer asked (asked twice).'],
  ],
  'question.reworded': [[{ text: 'Who has the key?' }, 'The question It reads so from now on.']],
  'decision.raised': [
    [{ text: 'Do we charge?', how: null, question: null }, 'To decide: 12 (Do we charge?).'],
    [
      { text: 'Do we charge?', how: 'a vote', question: null },
      'To decide by a vote: 12 (Do we charge?).',
    ],
  ],
  'decision.made': [
    [{ text: 'Tea is free', how: null, takenAt: null }, 'Decided: 12 (Tea is free).'],
    [
      { text: 'Tea is free', how: 'consent', takenAt: room, lookAgainOn: '2027-06-01' },
      'Decided at 3 by consent: 12 (Tea is free); it is looked at again on Tuesday 1 June 2027.',
    ],
  ],
  'decision.taken': [
    [{ text: 'Tea is free', how: 'consent', takenAt: null }, 'Decided by consent: It.'],
  ],
  'decision.withdrawn': [[{}, 'It needs no deciding any more.']],
  'decision.stood': [
    [{ lookAgainOn: null }, 'It was looked at again and stands.'],
    [
      { lookAgainOn: '2027-06-01' },
      'It was looked at again and stands; it is looked at again on Tuesday 1 June 2027.',
    ],
  ],
  'decision.superseded': [[{ by: question }, '7 took the place of It.']],
  'decision.reworded': [[{ text: '…' }, 'It was put in other words.']],
  'duty.added': [
    [
      { text: 'Wash up', rule: { each: 'meeting', days: 0 }, people: [], lead: 7 },
      'To do again and again: 12 (Wash up), at each meeting.',
    ],
    [
      { text: 'Invite', rule: { each: 'meeting', days: -7 }, people: [ash], lead: 7 },
      'To do again and again: 12 (Invite), 7 days before each meeting, by Ash.',
    ],
    [
      {
        text: 'Water',
        rule: { unit: 'month', count: 1, from: '2026-12-05' },
        people: [ash, bea, cho],
      },
      'To do again and again: 12 (Water), every month, counted from 5 Dec 2026, in turn by Ash, Bea and Cho.',
    ],
  ],
  'duty.edited': [
    [{ text: 'Wash and dry' }, 'It was put in other words.'],
    [
      { rule: { each: 'meeting', days: 1 } },
      'From now on It is to be done 1 day after each meeting.',
    ],
    [
      { rule: { every: 'month', weekday: 5, nth: 1, from: '2026-12-05' } },
      'From now on It is to be done on the first Friday of each month.',
    ],
    [
      { rule: { every: 'month', weekday: 5, nth: -1, from: '2026-12-05' } },
      'From now on It is to be done on the last Friday of each month.',
    ],
    [
      { rule: { every: 'fortnight', weekday: 1, nth: null, from: '2026-12-05' } },
      'From now on It is to be done every other Monday.',
    ],
    [
      { rule: { every: 'week', weekday: 1, nth: null, from: '2026-12-05' } },
      'From now on It is to be done every Monday.',
    ],
    [
      { rule: { unit: 'month', count: 24, from: '2026-12-05' } },
      'From now on It is to be done every 2 years, counted from 5 Dec 2026.',
    ],
    [
      { rule: { unit: 'week', count: 2, from: '2026-12-05' } },
      'From now on It is to be done every 2 weeks, counted from 5 Dec 2026.',
    ],
    [{ people: [ash, bea] }, 'From now on It is done in turn by Ash and Bea.'],
    [{ people: [] }, 'From now on It is nobody’s in particular.'],
    [{ lead: 1 }, 'From now on It is brought up a day ahead.'],
    [{ lead: 0 }, 'From now on It is brought up on its day.'],
  ],
  'duty.skipped': [
    [{ meeting: null, turnOn: '2026-12-17' }, 'It is left out on Thursday 17 December 2026.'],
  ],
  'duty.stopped': [[{}, 'It is done no more.']],
  'duty.one-person': [[one, 'It names Bea from now on.']],
  'poll.asked': [
    [
      {
        title: 'Tea',
        days: [
          { day: '2027-01-12', start: '18:00' },
          { day: '2027-01-14', start: null },
        ],
        end: null,
        mode: null,
        host: null,
        place: null,
        closesOn: null,
      },
      'It was asked which of 2 days suits, in poll 12 (Tea).',
    ],
  ],
  'poll.reworded': [[{ title: 'Tea' }, 'It was put in other words.']],
  'poll.answered': [
    [{ member: ash, suits: ['yes', 'maybe', 'yes'] }, 'Ash answered It: A and C suit, B perhaps.'],
    [{ member: ash, suits: ['no', 'yes', 'no'] }, 'Ash answered It: B suits.'],
    [{ member: ash, suits: ['no', 'maybe', 'no'] }, 'Ash answered It: B perhaps.'],
    [{ member: ash, suits: ['no', 'no', 'no'] }, 'Ash answered It: none of the days suits.'],
  ],
  'poll.settled': [[{ nth: 1, meeting: room }, 'It was settled on day B, for 3.']],
  'poll.dropped': [[{}, 'It was let go.']],
  'poll.one-person': [[one, 'It names Bea from now on.']],
  'question.asked': [
    [{ text: 'Who may?', by: ash }, 'Ash asked: Who may?'],
    [{ text: 'Who may?', by: null }, 'Somebody asked: Who may?'],
  ],
  'question.answered': [
    [{ by: null, answer: null }, 'The question It was answered.'],
    [{ by: ash, answer: 'Anybody' }, 'The question It was answered by Ash: Anybody.'],
  ],
  'resource.reworded': [[{ title: 'The map' }, 'It is called so from now on.']],
  'resource.added': [[{ title: 'Wiring' }, '“Wiring” was put among the resources.']],
  'resource.reviewed': [[{}, 'It was looked at and is still true.']],
  'role.opened': [[{ name: 'Host' }, 'The role Host was added.']],
  'role.given': [
    [{ member: ash, deputy: false }, 'Ash took the role It.'],
    [{ member: ash, deputy: true }, 'Ash took the role It as deputy.'],
  ],
  'role.ended': [[{ member: ash }, 'Ash gave back the role It.']],
  'role.dropped': [[{}, 'The role It was taken away.']],
};

const telling: Telling = {
  nameOf: (_, id) => names[id] ?? 'somebody else',
  undone: ({ kind, subject }) => `Undone: ${kind} ${subject}`,
};

test.each(
  Object.entries(told).flatMap(([kind, said]) => said.map((each) => [kind, ...each] as const)),
)('%s %j: %s', (kind, data, sentence) => {
  expect(sentenceOf({ kind, subject: it, no: 12, data }, telling)).toBe(sentence);
});

test.each([undoneKind, sittingUndoneKind])(
  'what was taken back is told by its batch: %s',
  (kind) => {
    const undone = { kind, subject: 12, no: null, data: {} };
    expect(sentenceOf(undone, telling)).toBe(`Undone: ${kind} 12`);
  },
);

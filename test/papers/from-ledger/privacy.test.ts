import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { shippedNames } from '../../../src/papers/shipped/index.js';
import { formatNames, formats, type Rendered, type Renderer } from '../../../src/render/index.js';
import { plainOptions } from '../../../src/render/options.js';
import {
  keepCommitment,
  offerCommitment,
  passCommitment,
} from '../../../src/things/commitment/changes.js';
import { addContribution } from '../../../src/things/contribution/changes.js';
import { decide } from '../../../src/things/decision/changes.js';
import { holdMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import { addMember, editMember, requestToJoin } from '../../../src/things/member/changes.js';
import { writeNote } from '../../../src/things/note/changes.js';
import { askWhichDay } from '../../../src/things/poll/changes.js';
import { answerQuestion, askQuestion } from '../../../src/things/question/changes.js';
import { giveRole } from '../../../src/things/role/changes.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { on, toldOn } from './told.js';

/** Somebody who asked not to be named, in every part that a document could name them in. */
function shyLedger() {
  const session = harbourLedger();
  const shy = addMember(session, { name: 'Quentin Shyman', joined: '2026-11-01', named: false }).id;
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-11-01' }).id;
  const early = on(session, '2026-11-02');
  offerCommitment(early, { text: 'Open', by: shy, due: '2026-11-25' });
  offerCommitment(early, { text: 'Overdue', by: shy, due: '2026-11-05' });
  offerCommitment(early, { text: 'Helped', by: tom, others: [shy] });
  const kept = offerCommitment(early, { text: 'Kept', by: shy });
  keepCommitment(session, kept.id, {});
  const passed = offerCommitment(early, { text: 'Passed', by: shy });
  passCommitment(session, passed.id, { to: tom });
  giveRole(session, { name: 'Tea' }, { member: shy, deputy: false });
  giveRole(session, { name: 'Cake' }, { member: tom, deputy: false });
  giveRole(session, { name: 'Cake' }, { member: shy, deputy: true });
  const past = planMeeting(early, { title: 'Zip evening', day: '2026-11-10', host: shy });
  holdMeeting(session, past.id, { present: [shy] });
  planMeeting(session, { title: 'Lamp evening', day: '2026-12-10', host: shy });
  askQuestion(session, { text: 'Open?', by: shy });
  const asked = askQuestion(session, { text: 'Answered?', by: shy });
  answerQuestion(session, asked.id, { by: shy, answer: 'yes' });
  addContribution(session, { member: shy, kind: 'talk', title: null, ref: null });
  return { session, shy, tom, past: past.id };
}

test('who asked not to be named is “a member” everywhere, and is counted like anybody', () => {
  const { session } = shyLedger();
  const facts = toldOn(session, '2026-11-21');
  expect(JSON.stringify(facts)).not.toContain('Shyman');
  expect(facts.commitments.overdue).toMatchObject([{ who: 'a member' }]);
  expect(facts.commitments.passedOn).toMatchObject([{ who: 'Tom Reed', passedFrom: 'a member' }]);
  expect(facts.people.members).toBe(3);
  expect(facts.people.joined).toEqual([
    { name: 'Tom Reed', introduced: 'Tom Reed', on: '2026-11-01' },
    { name: 'a member', introduced: 'a member', on: null },
  ]);
  expect(facts.contributions).toMatchObject({
    people: 1,
    // What for would tell who it was.
    thanks: [{ who: 'a member', what: [] }],
  });
  expect(facts.plan.load).toEqual([
    {
      who: 'Tom Reed',
      actions: [
        { no: 3, text: 'Helped' },
        { no: 5, text: 'Passed' },
      ],
      helpingWith: [],
      open: null,
      helping: null,
    },
  ]);
});

test('several who are not to be named stand together, and no two of them become one', () => {
  const { session, tom } = shyLedger();
  editMember(session, tom, { named: false });
  const facts = toldOn(session, '2026-11-21');
  expect(JSON.stringify(facts)).not.toContain('Tom Reed');
  expect(facts.people.joined).toEqual([{ name: '2 members', introduced: '2 members', on: null }]);
  expect(facts.changes.joined).toBe(2);
  // Two of them would read as one person who carries both.
  expect(facts.plan.load).toEqual([]);
});

test('what is for the facilitator’s eyes is in no document, in no format', async () => {
  const { session, past } = shyLedger();
  const canaries = {
    email: 'canary-address@example.org',
    handle: 'canary-handle',
    note: 'canary-note',
    goodAt: 'canary-gift',
  };
  const named = addMember(session, { name: 'Grace Okoro', joined: '2026-11-03', ...canaries }).id;
  requestToJoin(session, {
    name: 'Hana Kovač',
    note: 'canary-note',
    email: 'canary-other@example.org',
  });
  writeNote(session, { kind: 'private', text: 'canary-private' });
  writeNote(session, { kind: 'help', text: 'Somebody with a van' });
  offerCommitment(session, { text: 'Bring the van', by: named, due: '2026-12-01', saidAt: past });
  decide(session, {
    text: 'We keep the van',
    how: 'Quentin Shyman',
    why: 'Quentin Shyman drives it',
  });
  const days = [
    { day: '2026-12-10', start: '18:00' },
    { day: '2026-12-12', start: null },
  ] as const;
  askWhichDay(session, { title: 'Look at the van', days });
  for (const name of shippedNames) {
    const { tree, facts } = await makeDocument(session, name, { recipient: named });
    const made = [JSON.stringify(facts)];
    for (const format of formatNames) {
      const render: Renderer = await formats[format].load();
      made.push(readable(await render(tree, plainOptions)));
    }
    for (const text of made) {
      if (!['review', 'called-off'].includes(name)) expect(text).toContain('van');
      expect(text).not.toMatch(/canary|Shyman/);
    }
  }
});

/** What a file says: its text, or that of the files that it is packed of. */
const readable = (file: Rendered): string =>
  typeof file === 'string'
    ? file
    : Object.values(unzipSync(file))
        .map((part) => strFromU8(part))
        .join('\n');

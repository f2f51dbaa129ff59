import { keepCommitment, offerCommitment } from '../../src/actions/commitments.js';
import { addContribution } from '../../src/actions/contributions.js';
import type { Desk } from '../../src/actions/desk.js';
import { holdMeeting, planMeeting } from '../../src/actions/meetings.js';
import { addMember, requestToJoin, welcomeMember } from '../../src/actions/members.js';
import { askQuestion } from '../../src/actions/questions.js';
import type { Day } from '../../src/core/day.js';
import type { Id } from '../../src/core/entity.js';
import { meet } from '../../src/core/unmatched.js';
import { findMembers } from '../../src/ledger/lookups.js';
import type { WritingOptions } from '../../src/ledger/writing.js';
import { harbourLedger } from '../helpers/ledger.js';

/** The id of whoever `typed` means. */
export const who = (desk: Desk, typed: string): Id =>
  desk.ledger.read((reader) => findMembers(reader, typed)[0]?.id) as Id;

const on = (desk: Desk, today: Day): Desk => ({ ...desk, today });

/** Four months of Harbour Menders, with Amina Yusuf as their facilitator. */
export function harbourMenders(options: WritingOptions = {}, folder?: string): Desk {
  const desk = harbourLedger(options, folder);
  for (const name of [
    'Wren Okafor',
    'Idris Bell',
    'Tove Lindqvist',
    'Priya Nair',
    'Jun Castellan',
  ]) {
    const { id } = addMember(desk, { name, joined: '2026-02-01' });
    welcomeMember(desk, id, '2026-02-02');
  }
  addMember(desk, { name: 'Ana Brook', joined: '2026-11-09' });
  requestToJoin(desk, { name: 'Lio Marsh', on: '2026-11-18' });
  const came: ReadonlyArray<readonly [Day, readonly string[]]> = [
    ['2026-08-11', ['Wren', 'Idris', 'Jun', 'Amina']],
    ['2026-09-08', ['Wren', 'Idris', 'Jun', 'Tove']],
    ['2026-10-13', ['Wren', 'Idris', 'Tove', 'Priya']],
    ['2026-11-10', ['Wren', 'Idris', 'Tove', 'Ana', 'Amina']],
  ];
  for (const [day, names] of came) {
    const { id } = planMeeting(on(desk, day), {
      title: 'Repair evening',
      day,
      start: '19:00',
      host: who(desk, 'Amina'),
    });
    holdMeeting(on(desk, day), id, { present: names.map((name) => who(desk, name)) });
  }
  const gave = (day: Day, by: string, kind: string, title: string) =>
    addContribution(desk, { member: who(desk, by), kind, title, ref: null, on: day });
  gave('2026-07-28', 'Jun', 'help given', 'Two kettles');
  gave('2026-08-11', 'Jun', 'talk', 'Soldering without tears');
  gave('2026-08-25', 'Jun', 'post', 'Where to get fuses');
  gave('2026-11-17', 'Tove', 'document', 'Rewiring a lamp safely');
  askQuestion(desk, {
    text: 'How do we say no to microwaves?',
    by: who(desk, 'Wren'),
    on: '2026-10-29',
  });
  askQuestion(desk, { text: 'Who may sign off a kettle?', by: null, on: '2026-11-12' });
  const offer = (day: Day, text: string, by: string | null, due: Day | null, needs: Id[] = []) =>
    offerCommitment(desk, { text, by: by && who(desk, by), due, on: day, needs });
  const room = offer('2026-10-13', 'Find a room for December', 'Wren', '2026-11-13');
  offer('2026-10-13', 'Book the Sail Loft', 'Wren', '2026-12-05', [room.id]);
  offer('2026-10-20', 'Sort the box of fuses', 'Idris', '2026-11-16');
  offer('2026-10-20', 'Ask the library about leaflets', 'Idris', '2026-11-21');
  offer('2026-11-10', 'Photograph the tool wall', 'Tove', '2026-11-26');
  offer('2026-11-10', 'Write to the harbour office', 'Amina', '2026-11-20');
  offer('2026-11-10', 'Take notes in November', null, '2026-11-19');
  offer('2026-10-20', 'Mend the sewing machine', 'Idris', '2026-12-20');
  offer('2026-10-20', 'Draw up a tool list', 'Idris', null);
  const thanks = offer('2026-11-01', 'Thank the church hall', 'Priya', '2026-11-15');
  keepCommitment(desk, thanks.id, { on: '2026-11-15' });
  return desk;
}

/** A spelling that an import met and that nobody is known by, with nothing waiting for it. */
export function nameMet(desk: Desk, written: string): void {
  desk.ledger.change({ now: desk.now, actor: '' }, (book) => {
    const [id, no] = [book.newId(), book.nextNo('unmatched')];
    book.record(meet({ id, no, written, handle: null, rows: [], on: desk.today }));
  });
}

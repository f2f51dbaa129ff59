import type { WritingOptions } from '../../src/ledger/writing.js';
import { keepCommitment, offerCommitment } from '../../src/things/commitment/changes.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { holdMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, requestToJoin, welcomeMember } from '../../src/things/member/changes.js';
import { findMembers } from '../../src/things/member/find.js';
import { askQuestion } from '../../src/things/question/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { meet } from '../../src/things/unmatched/thing.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';

/** The id of whoever `typed` means. */
export const who = (session: Session, typed: string): Id =>
  session.ledger.read((reader) => findMembers(reader, typed, session.today)[0]?.id) as Id;

const on = (session: Session, today: Day): Session => ({ ...session, today });

/** Four months of Harbour Menders, with Amina Yusuf as their facilitator. */
export function harbourMenders(options: WritingOptions = {}, folder?: string): Session {
  const session = harbourLedger(options, folder);
  for (const name of [
    'Wren Okafor',
    'Idris Bell',
    'Tove Lindqvist',
    'Priya Nair',
    'Jun Castellan',
  ]) {
    const { id } = addMember(session, { name, joined: '2026-02-01' });
    welcomeMember(session, id, '2026-02-02');
  }
  addMember(session, { name: 'Ana Brook', joined: '2026-11-09' });
  requestToJoin(session, { name: 'Lio Marsh', on: '2026-11-18' });
  const came: ReadonlyArray<readonly [Day, readonly string[]]> = [
    ['2026-08-11', ['Wren', 'Idris', 'Jun', 'Amina']],
    ['2026-09-08', ['Wren', 'Idris', 'Jun', 'Tove']],
    ['2026-10-13', ['Wren', 'Idris', 'Tove', 'Priya']],
    ['2026-11-10', ['Wren', 'Idris', 'Tove', 'Ana', 'Amina']],
  ];
  for (const [day, names] of came) {
    const { id } = planMeeting(on(session, day), {
      title: 'Repair evening',
      day,
      start: '19:00',
      host: who(session, 'Amina'),
    });
    holdMeeting(on(session, day), id, { present: names.map((name) => who(session, name)) });
  }
  const gave = (day: Day, by: string, kind: string, title: string) =>
    addContribution(session, { member: who(session, by), kind, title, ref: null, on: day });
  gave('2026-07-28', 'Jun', 'help given', 'Two kettles');
  gave('2026-08-11', 'Jun', 'talk', 'Soldering without tears');
  gave('2026-08-25', 'Jun', 'post', 'Where to get fuses');
  gave('2026-11-17', 'Tove', 'document', 'Rewiring a lamp safely');
  askQuestion(session, {
    text: 'How do we say no to microwaves?',
    by: who(session, 'Wren'),
    on: '2026-10-29',
  });
  askQuestion(session, { text: 'Who may sign off a kettle?', by: null, on: '2026-11-12' });
  const offer = (day: Day, text: string, by: string | null, due: Day | null, needs: Id[] = []) =>
    offerCommitment(session, {
      text,
      by: by === null ? null : who(session, by),
      due,
      on: day,
      needs,
    });
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
  keepCommitment(session, thanks.id, { on: '2026-11-15' });
  return session;
}

/** A spelling that an import met and that nobody is known by, with nothing waiting for it. */
export function nameMet(session: Session, written: string): void {
  session.ledger.change({ now: session.now, actor: null }, (transaction) => {
    const id = transaction.newId();
    transaction.record(meet({ id, written, handle: null, rows: [], on: session.today }));
  });
}

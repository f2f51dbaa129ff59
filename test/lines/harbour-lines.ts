/** A meeting of Harbour Menders that lines can be written down at. */
import { type LineBook, openBook } from '../../src/lines/line-book.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import type { Meeting } from '../../src/things/meeting/fields.js';
import { addMember } from '../../src/things/member/changes.js';
import { askQuestion } from '../../src/things/question/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger } from '../helpers/ledger.js';

const people = [
  ...['Tom Reed', 'Grace Okoro', 'Lena Fox', 'Ines Duarte', 'Mei Lin', 'Owen Price'],
  ...['Will Hope', 'Mark Stone', 'Claire Petit', 'Theo Hall', 'Wendy Ash', 'May Bell'],
];

/** Fourteen commitments, of which the last is wanted, and four questions; a meeting today and one to come. */
export function meetingOfMenders(folder?: string): { session: Session; meeting: Meeting } {
  const session = harbourLedger({}, folder);
  const members = people.map((name) => addMember(session, { name }));
  const due = '2026-12-05';
  for (let no = 1; no <= 14; no += 1) {
    const by = no === 14 ? null : (members[0]?.id ?? null);
    offerCommitment(session, { text: `Old promise ${no}`, by, due });
  }
  for (let no = 1; no <= 4; no += 1) askQuestion(session, { text: `Question ${no}?`, by: null });
  const meeting = planMeeting(session, { title: 'Tools and tea', day: session.today });
  planMeeting(session, { title: 'Winter café', day: '2026-12-18' });
  return { session, meeting };
}

/** What a line means there: what it puts on record, and what of it waits; then it is taken back. */
export function meaningAt(book: LineBook, typed: string): string {
  const line = book.add(typed);
  if (line === undefined) return '(nothing)';
  book.undo();
  const isNote = line.kind === 'note' && line.waits.length === 0;
  const told = isNote ? ['(a note)'] : line.told;
  const waits = line.waits.map(
    ({ line: part, why }) => `(waits: ${part === typed ? '' : `${part}: `}${why})`,
  );
  return [...told, ...waits].join(' ').replace(/\b(?:1[5-9]|[2-9]\d|\d{3})(?= \()/g, 'N');
}

export const openMenders = (locale = 'en-GB'): LineBook => {
  const { session, meeting } = meetingOfMenders();
  if (locale !== 'en-GB') editCommunity(session, { locale });
  return openBook(session, meeting);
};

/** What a list of mails shows: an issue can be told from the one before it. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';

test.each(['en', 'fr'])('the subjects of three issues in turn differ (%s)', async (language) => {
  const session = harbourLedger();
  const { id: by } = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' });
  const subjects: Array<string | undefined> = [];
  for (const [nth, today] of (['2026-11-21', '2026-12-19', '2027-01-16'] as Day[]).entries()) {
    const then = { ...session, today };
    // As much happens each time: the day alone has to tell them apart.
    offerCommitment(then, { text: `Mend lamp ${nth}`, by });
    const made = await makeDocument(then, 'state-of-play', { language });
    subjects.push(made.tree.data?.about?.subject);
    issueDocument(then, made, { formats: ['eml'], markdown: '' });
  }
  expect(new Set(subjects).size).toBe(3);
  expect(
    subjects.every((each) => each !== undefined && !/(\S{4,}).*\b\1\b.*\b\1\b/.test(each)),
  ).toBe(true);
});

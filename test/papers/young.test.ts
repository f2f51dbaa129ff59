/** Documents of a community that is younger than the time they look back on. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLedger } from '../../src/ledger/writing.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderPlain } from '../../src/render/plain.js';
import { beginCommunity } from '../../src/things/community/changes.js';
import { recordMeeting } from '../../src/things/meeting/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

const read = async (session: Session, name: string, language?: string): Promise<string> =>
  renderPlain((await makeDocument(session, name, { language })).tree).replace(/\s+/g, ' ');

const grown = (foundedOn: Day | null): Session => {
  const ledger = createLedger(join(temporaryFolder(), 'young.momentum'));
  onTestFinished(() => ledger.close());
  const session: Session = { ledger, today, now };
  beginCommunity(
    { ...session, today: '2026-10-06' },
    {
      ...{ name: 'Harbour Menders', purpose: null, rhythm: 'monthly', channels: [], foundedOn },
      ...{ timeZone: 'Europe/London', locale: 'en-GB', facilitator: 'Amina Yusuf' },
    },
  );
  for (const day of ['2026-10-07', '2026-10-21', '2026-11-11'] as const)
    recordMeeting({ ...session, today: day }, { title: 'Tea', day, present: [] });
  return session;
};

test.each([
  ['en', /23 Nov 2025|23 Aug 2026/, 'together since October 2026', '6 Oct 2026 to 21 Nov 2026'],
  ['fr', /23 nov. 2025|23 août 2026/, 'ensemble depuis octobre 2026', 'du 6 oct. 2026 au 21 nov.'],
])(
  'no document tells of days before anything is on record (%s)',
  async (language, before, title, span) => {
    const session = grown(null);
    const review = await read(session, 'review', language);
    expect(review).toContain(title);
    expect(review).toContain(span);
    expect(review).not.toMatch(before);
    expect(await read(session, 'report', language)).toContain(span);
    expect(await read(session, 'report', language)).not.toMatch(before);
    expect(await read(session, 'state-of-play', language)).not.toMatch(before);
  },
);

test('since when a community is there is told by the day that it was founded, where somebody said so', async () => {
  const said = await read(grown('2026-10-01'), 'review');
  expect(said).toContain('Since we began on Thursday 1 October 2026');
});

test('one that was there all the time looks back on all of it', async () => {
  const session = grown('2020-03-01');
  expect(await read(session, 'review')).toContain('a year together 23 Nov 2025 to 21 Nov 2026');
});

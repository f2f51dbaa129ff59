/**
 * Offers one thing after the other, and says the number of each once it is on record.
 * Arguments: the ledger, how many, and a word to begin each offer with.
 */
import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/writing.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';

const [path = '', count = '0', word = ''] = process.argv.slice(2);
const ledger = openLedger(path);
const session = { ledger, today: '2026-11-21', now: '2026-11-21T09:30:00.000Z' } as const;
for (let i = 1; i <= Number(count); i += 1) {
  const { no } = offerCommitment(session, { text: `${word} ${i}`, by: null });
  writeSync(1, `${no}\n`);
}
ledger.close();

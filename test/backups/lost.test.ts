/** A ledger that is not there any more, to whoever has backups of it. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('whoever has lost a ledger is told of its backups, and of no new one alone', async () => {
  const at = stage();
  const typed = async (words: readonly string[], env: Record<string, string> = {}) => {
    const { exit, out, err } = await at.momentum(words, { env });
    return { exit, said: `${out}${err}`.replace(/\s+/g, ' ') };
  };
  expect((await typed(['status'])).said).toContain('There is no ledger yet.');
  await typed(['init', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  await typed(['backup']);
  const path = join(at.ledgers, 'harbour-menders.momentum');
  renameSync(path, `${path}.away`);
  const gone = await typed(['status']);
  expect(gone.said).toContain('There is no ledger here any more, and there are backups of one.');
  expect(gone.said).toContain('To put the last one back: momentum restore. To start another one');
  expect(gone.said).toContain('(no-ledger)');

  const named = { MOMENTUM_LEDGER: 'harbour-menders' };
  const missing = await typed(['offer', 'Find a room', '--by', 'amina'], named);
  expect(missing.said).toContain(
    `There is no ledger at ${path}, and there are backups of one of that name. → To put the last one back: momentum restore (ledger-missing)`,
  );
  const other = await typed(['status'], { MOMENTUM_LEDGER: 'harbor-menders' });
  expect(other.said).toContain('Check the name with: momentum ledgers.');

  expect(await typed(['restore', '--yes'])).toMatchObject({ exit: 0 });
  expect(await typed(['status'])).toMatchObject({ exit: 0 });
  // Something else that is missing is not the ledger.
  const compared = await typed(['ledgers', 'compare', 'none.momentum'], named);
  expect(compared.said).not.toContain('restore');
});

test('of several it is asked which', async () => {
  const at = stage();
  for (const name of ['harbour', 'sails']) {
    const named = { env: { MOMENTUM_LEDGER: name } };
    await at.momentum(['init', name, '--facilitator', 'Amina Yusuf'], named);
    await at.momentum(['backup'], named);
    renameSync(join(at.ledgers, `${name}.momentum`), join(at.ledgers, `${name}.away`));
  }
  const { err } = await at.momentum(['commitments']);
  expect(err.replace(/\s+/g, ' ')).toContain('backups of 2. harbour sails');
  expect(err.replace(/\s+/g, ' ')).toContain('momentum restore --ledger NAME');
});

/** Two copies of a ledger, side by side. */
import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

async function copies() {
  const at = stage();
  const type = async (...argv: string[]) => {
    const { exit, out, err } = await at.momentum(argv);
    return { exit, said: `${out}${err}`.replace(/\s+/g, ' ') };
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('offer', 'Find a room', '--by', 'amina');
  const [path, copy] = ['', ' (conflicted copy 2026-11-21)'].map((more) =>
    join(at.ledgers, `harbour-menders${more}.momentum`),
  ) as [string, string];
  copyFileSync(path, copy);
  return { ...at, type, path, copy };
}

test('what each holds that the other does not is told, and what brings them together', async () => {
  const { type, path, copy } = await copies();
  expect((await type('ledgers', 'compare', copy)).said).toContain('Both hold the same.');
  await type('offer', 'Bring cups', '--by', 'amina', '--ledger', copy);
  const one = await type('ledgers', 'compare', copy);
  expect(one.said).toContain(`Nothing stands in ${path} alone.`);
  expect(one.said).toMatch(/1 entry stands in .* alone: • 10, 21 Nov 2026: .*Bring cups/);
  expect(one.said).toContain('momentum ledgers bring-in ');
  await type('keep', '1');
  const both = await type('ledgers', 'compare', path, copy);
  expect(both.said).toMatch(
    /1 entry stands in .*Find a room\) was kept.* 1 entry stands in .*Bring cups/,
  );
  const { said } = await type('ledgers', 'compare', path, copy, '--json');
  expect(JSON.parse(said)).toMatchObject({
    files: [path, copy],
    alone: [[{ no: 10, on: '2026-11-21' }], [{ no: 10 }]],
  });
  await type('ledgers', 'bring-in', copy, '--yes');
  expect((await type('ledgers', 'compare', copy)).said).toContain('not needed any more');
});

test('a machine that was copied whole and went on in two ways is told as what it is', async () => {
  const { type, path, copy } = await copies();
  rmSync(copy);
  // The same place in the same machine's memory, once for each of the two.
  const aside = `${path}.kept`;
  copyFileSync(path, aside);
  await type('offer', 'Bring cups', '--by', 'amina');
  copyFileSync(path, copy);
  copyFileSync(aside, path);
  await type('offer', 'Bring a kettle', '--by', 'amina');
  const { said } = await type('ledgers', 'compare', copy);
  expect(said).toMatch(/alone:.*Bring a kettle.*alone:.*Bring cups/);
});

test('a conflicted copy is never the ledger that is meant, and is pointed out', async () => {
  const { type, copy } = await copies();
  expect(await type('commitments')).toMatchObject({ exit: 0 });
  for (const argv of [['check'], ['ledgers']]) {
    const { exit, said } = await type(...argv);
    expect(exit).toBe(0);
    expect(said).toContain('was written to on another machine at the same time');
    expect(said).toContain(`momentum ledgers compare "${copy}"`);
  }
  rmSync(copy);
  expect((await type('check')).said).toBe('');
});

test('the ledger of another community is no copy', async () => {
  const { type } = await copies();
  await type('init', '--ledger', 'sails', '--name', 'Sail Menders');
  const { exit, said } = await type('ledgers', 'compare', 'harbour-menders', 'sails');
  expect(exit).toBe(1);
  expect(said).toContain('(other-community)');
});

test('a copy that lies among the ledgers is found by the name of its file, from anywhere', async () => {
  const { type, copy } = await copies();
  const name = basename(copy);
  expect((await type('ledgers', 'compare', name)).said).toContain('Both hold the same.');
  expect((await type('ledgers', 'bring-in', name, '--yes')).exit).toBe(0);
});

test.each([
  ' 2',
  ' (1)',
  ' (Copie en conflit de Amina 2026-11-21)',
  '.sync-conflict-20261121-0930',
])(
  'a copy called “harbour-menders%s” is one too, as long as it is of the same ledger',
  async (more) => {
    const { type, path, copy, ledgers } = await copies();
    rmSync(copy);
    const called = join(ledgers, `harbour-menders${more}.momentum`);
    copyFileSync(path, called);
    expect(await type('commitments')).toMatchObject({ exit: 0 });
    expect((await type('check')).said).toContain(`${basename(called)} was written to`);
    expect((await type('ledgers', 'compare', called)).said).toContain('Both hold the same.');
  },
);

test('another community may be called “NAME 2”, and is meant as any is', async () => {
  const { type, copy, ledgers } = await copies();
  rmSync(copy);
  const second = join(ledgers, 'harbour-menders 2.momentum');
  await type('init', '--ledger', second, '--name', 'Sail Menders');
  expect((await type('commitments')).said).toContain('(which-ledger)');
  await type('use', 'harbour-menders');
  expect((await type('check')).said).toBe('');
  rmSync(join(ledgers, 'harbour-menders.momentum'));
  expect((await type('status', '--ledger', 'harbour-menders 2')).said).toContain('Sail Menders');
  expect(await type('status')).toMatchObject({ exit: 0 });
});

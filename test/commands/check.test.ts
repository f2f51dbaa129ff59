/** What `momentum check` says of a damaged ledger, and what it does about it. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { behindTheGuards, pagesOf, wreckPage } from '../helpers/damage.js';
import { earlierLedger } from '../helpers/earlier.js';
import { stage } from '../helpers/stage.js';

const zipsOf = (home: string): string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.zip'))
    .map((file) => join(home, file));

/** What lies beside a ledger and belongs to it. */
const besides = (path: string): string[] =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}.before-`))
    .map((name) => join(dirname(path), name));

async function harbour() {
  const at = stage();
  const type = async (...argv: string[]) => {
    const { exit, out, err } = await at.momentum(argv);
    return { exit, said: `${out}${err}`.replace(/\s+/g, ' ') };
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('member', 'add', 'Tom Reed', '--joined', '2026-01-10');
  await type('offer', 'Find a room', '--by', 'tom');
  return { ...at, type, path: join(at.ledgers, 'harbour-menders.momentum') };
}

test('one whose first page is gone is told from what is no ledger, and is put right whole', async () => {
  const { type, path } = await harbour();
  wreckPage(path, 1);
  expect(await type('check')).toMatchObject({
    exit: 1,
    said: expect.stringContaining('momentum check --repair'),
  });
  const repaired = await type('check', '--repair');
  expect(repaired).toMatchObject({ exit: 0, said: expect.stringContaining('Put right') });
  expect(existsSync(`${path}.before-repair`)).toBe(true);
  expect(await type('check')).toEqual({ exit: 0, said: '' });
  expect((await type('commitments')).said).toContain('Find a room');
  writeFileSync(path, 'Dear Harbour Menders,\n'.repeat(300));
  for (const argv of [['check'], ['check', '--repair']]) {
    expect((await type(...argv)).said).toContain('(not-a-ledger)');
  }
});

test('where part is lost, it is said what, and the new ledger takes the place of the old when told to', async () => {
  const { type, path, ledgers } = await harbour();
  await type('offer', 'Book a band', '--by', 'amina');
  behindTheGuards(
    path,
    "UPDATE journal SET on_day = '2020-01-01' WHERE seq = (SELECT max(seq) - 1 FROM journal)",
  );
  const damaged = readFileSync(path);
  const { exit, said } = await type('check', '--repair');
  const to = join(ledgers, 'harbour-menders-rescued.momentum');
  expect(exit).toBe(1);
  expect(said).toContain('Part of the journal is lost.');
  expect(said).toContain('about a commitment: it is not what was written.');
  expect(said).toContain(`momentum restore ${to} --ledger ${path}`);
  expect(readFileSync(path)).toEqual(damaged);
  const put = await type('restore', to, '--yes', '--ledger', 'harbour-menders');
  expect(put).toMatchObject({ exit: 0 });
  const { said: left } = await type('commitments', '--ledger', 'harbour-menders');
  expect(left).toContain('Book a band');
  expect(left).not.toContain('Find a room');
  expect(await type('check', '--ledger', 'harbour-menders')).toEqual({ exit: 0, said: '' });
});

test('a ledger that can not be read makes room for whatever is put in its place, as it was told to be typed', async () => {
  const { type, path, ledgers } = await harbour();
  for (let i = 0; i < 40; i += 1) {
    await type('offer', `Mend chair ${i} ${'with new cane '.repeat(8)}`, '--by', 'tom');
  }
  await type('backup');
  await type('offer', 'Book a band', '--by', 'amina');
  const sound = readFileSync(path);
  wreckPage(path, pagesOf(path, 'journal').at(-1) ?? 0, 0);
  const damaged = readFileSync(path);
  for (const argv of [['restore'], ['restore', '--dry-run', '--json']]) {
    const { said } = await type(...argv);
    expect(said).toMatch(/what would be gone can not be listed|"gone": null/);
    expect(said).not.toContain('(ledger-damaged)');
  }
  expect(await type('restore', '--yes')).toMatchObject({ exit: 0 });
  expect(await type('check')).toEqual({ exit: 0, said: '' });
  expect((await type('commitments')).said).not.toContain('Book a band');
  expect(readFileSync(`${path}.before-restore`).equals(damaged)).toBe(true);
  writeFileSync(path, sound);
  expect(await type('restore', '--yes')).toMatchObject({ exit: 0 });
  writeFileSync(path, damaged);
  expect(await type('restore', `${path}.before-restore-2`, '--yes')).toMatchObject({ exit: 0 });
  expect(readFileSync(path).equals(sound)).toBe(true);
  writeFileSync(path, damaged);
  for (const name of readdirSync(ledgers).filter((each) => each.includes('.before-'))) {
    rmSync(join(ledgers, name));
  }
  const { said } = await type('check', '--repair');
  const [, typed = ''] = /momentum (restore \S+ --ledger \S+)/.exec(said) ?? [];
  expect(await type(...typed.split(' '), '--yes')).toMatchObject({ exit: 0 });
  expect(await type('check', '--ledger', path)).toEqual({ exit: 0, said: '' });
});

test('the backup is named where it goes as far, and gives what is missing where it does not', async () => {
  const { type, path } = await harbour();
  await type('backup');
  const before = readFileSync(path);
  wreckPage(path, pagesOf(path, 'journal')[0] ?? 0);
  const { said } = await type('check');
  expect(said).toContain('goes as far. To go back to it: momentum restore');
  writeFileSync(path, before);
  await type('offer', 'Book a band', '--by', 'amina');
  behindTheGuards(path, "UPDATE journal SET on_day = '2020-01-01' WHERE seq = 7");
  expect((await type('check')).said).toContain('does not go as far');
  expect((await type('check', '--repair')).said).toContain('1 entry could not be read here');
  expect((await type('commitments')).said).toContain('Book a band');
});

test('where the ledger can not say how far it went, nothing says that a backup goes as far that does not', async () => {
  const { type, path, home } = await harbour();
  await type('backup');
  for (const what of ['Book a band', 'Sweep the quay']) await type('offer', what, '--by', 'tom');
  const sound = readFileSync(path);
  await type('backup');
  for (const length of [0, 100, 4096]) {
    writeFileSync(path, sound.subarray(0, length));
    const { exit, said } = await type('check');
    expect(exit, `${length}`).toBe(1);
    expect(said, `${length}`).toContain('goes as far. To go back to it: momentum restore');
  }
  for (const file of zipsOf(home).filter((each) => each.endsWith('-2.zip'))) rmSync(file);
  for (const length of [0, 100, 4096]) {
    writeFileSync(path, sound.subarray(0, length));
    const { said } = await type('check');
    expect(said, `${length}`).toMatch(
      /The last backup \(21 Nov 2026\) has (\d+) of the (\d+) entries that this machine wrote: 2 would be missing\. To go back to it: momentum restore/,
    );
  }
  rmSync(join(home, '.local', 'share', 'momentum', '.replicas'), { recursive: true });
  const { said } = await type('check');
  expect(said).toMatch(/has \d+ entries; whether anything came after it is not known\./);
});

test('where there is no backup, what was kept beside is named, and nobody is sent in a circle', async () => {
  const { type, path } = await harbour();
  const sound = readFileSync(path);
  const wrecks = {
    'its first page alone': () => writeFileSync(path, sound.subarray(0, 4096)),
    'a hundred bytes': () => writeFileSync(path, sound.subarray(0, 100)),
    'no beginning': () => {
      writeFileSync(path, sound);
      wreckPage(path, pagesOf(path, 'journal')[0] ?? 0, 0);
    },
  };
  for (const [what, wreck] of Object.entries(wrecks)) {
    wreck();
    const { exit, said } = await type('check', '--repair');
    expect(exit, what).toBe(1);
    expect(said, what).not.toMatch(/momentum check/);
    expect(said, what).toContain('momentum restore FILE');
    for (const kept of ['before-restore', 'before-repair', 'before-update-2']) {
      wreck();
      writeFileSync(`${path}.${kept}`, sound);
      writeFileSync(`${path}.${kept}-journal`, 'left by a crash');
      const { said: helps } = await type('check', '--repair');
      expect(helps, what).not.toContain('momentum check');
      // Where a beginning is left, that is all it takes.
      if (!helps.includes('Put right')) {
        expect(helps, what).toContain(`momentum restore ${path}.${kept}`);
        expect(await type('restore', `${path}.${kept}`, '--yes'), what).toMatchObject({ exit: 0 });
      }
      expect(await type('check'), what).toEqual({ exit: 0, said: '' });
      expect((await type('commitments')).said, what).toContain('Find a room');
      for (const name of besides(path)) rmSync(name);
    }
  }
});

test.each([1, 2, 3])(
  'a damaged ledger of schema %i leads to a backup, and not in a circle',
  async (version) => {
    const at = stage();
    const path = join(at.home, 'earlier.momentum');
    const bytes = readFileSync(earlierLedger(version));
    bytes.fill(0, 6 * 4096, 8 * 4096);
    writeFileSync(path, bytes);
    for (const argv of [['check'], ['check', '--repair']]) {
      const { exit, out, err } = await at.momentum([...argv, '--ledger', path]);
      const said = `${out}${err}`.replace(/\s+/g, ' ');
      expect(exit).toBe(1);
      expect(said).toContain('momentum restore FILE');
      expect(said).not.toContain('momentum check (');
    }
    const { err } = await at.momentum(['status', '--ledger', path]);
    expect(err).toContain('(ledger-damaged)');
    expect(readdirSync(at.home).filter((name) => name.startsWith('earlier'))).toEqual([
      'earlier.momentum',
    ]);
  },
);

test('what a forgetting has left undone is said until it is done', async () => {
  const { type, path, home } = await harbour();
  const stick = join(home, 'stick');
  mkdirSync(stick);
  await type('backup', '--always', stick);
  renameSync(stick, `${stick}-away`);
  expect((await type('member', 'forget', 'tom', '--yes')).exit).toBe(0);
  expect(await type('check')).toMatchObject({
    exit: 1,
    said: expect.stringMatching(
      /^Somebody was forgotten, and that is not finished: .*stick, which is not there now/,
    ),
  });
  const { said } = await type('check', '--json');
  expect(JSON.parse(said)).toMatchObject({ findings: [], unfinished: [expect.any(String)] });
  const sound = readFileSync(path);
  wreckPage(path, 1);
  expect((await type('check')).said).toContain('done once the ledger is put right');
  writeFileSync(path, sound);
  renameSync(`${stick}-away`, stick);
  // This is what finishes it, which is said once.
  expect(await type('check')).toEqual({
    exit: 0,
    said: expect.stringMatching(
      /What was left to do of a forgetting is done now: forgotten as well in 1 backup/,
    ),
  });
  expect(await type('check')).toEqual({ exit: 0, said: '' });
});

test('what a kill left half written goes with a check, in whichever folder of the ledger’s it lies', async () => {
  const { type, path, home } = await harbour();
  await type('backup');
  await type('state', '--output', join(home, 'state.md'));
  const [zip = ''] = zipsOf(home);
  const left = [path, zip, join(path.replace('.momentum', '.documents'), 'any')].map((each) =>
    join(dirname(each), '.momentum-0123456789abcdef.tmp'),
  );
  for (const each of left) {
    writeFileSync(each, 'Tom Reed');
    utimesSync(each, 0, 0);
  }
  expect((await type('check')).exit).toBe(0);
  expect(left.filter((each) => existsSync(each))).toEqual([]);
});

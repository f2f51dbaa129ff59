/** The folder that each day’s backup goes into as well. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackBackup } from '../../src/backups/archive.js';
import { stage } from '../helpers/stage.js';

test('a folder is settled on once the first backup stands in it, and the former one stays until then', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const always = async (): Promise<unknown> =>
    JSON.parse((await momentum(['backups', '--json'])).out).always;
  const [stick, full] = [join(home, 'stick'), join(home, 'full')];
  for (const folder of [stick, full]) mkdirSync(folder);
  // Where the folder of the backups would be there is something else.
  writeFileSync(join(full, 'momentum-backups'), 'a list');
  expect((await momentum(['backup', '--always', full])).exit).toBe(1);
  expect(await always()).toBe(null);
  const made = await momentum(['backup', '--always', stick, '--json']);
  expect(JSON.parse(made.out).always).toBe(stick);
  expect(existsSync(join(stick, 'momentum-backups'))).toBe(true);
  expect((await momentum(['backup', '--always', full])).exit).toBe(1);
  expect((await momentum(['backup', '--always', join(home, 'nowhere')])).exit).toBe(1);
  expect((await momentum(['backup', join(home, 'nowhere', 'a.zip'), '--only-here'])).exit).toBe(1);
  expect(await always()).toBe(stick);
  expect((await momentum(['backup', '--only-here'])).exit).toBe(0);
  expect(await always()).toBe(null);
  expect(readdirSync(full)).toEqual(['momentum-backups']);
});

test('no folder of the ledger’s own is taken, and an encrypted one makes itself nowhere', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const path: string = JSON.parse((await momentum(['ledgers', '--json'])).out).ledgers[0].path;
  const [templates, documents] = ['.templates', '.documents'].map((ending) =>
    path.replace(/\.momentum$/, ending),
  ) as [string, string];
  await momentum(['backup']);
  const { file } = JSON.parse((await momentum(['backup', '--json'])).out);
  const replicas = join(dirname(path), '.replicas');
  const beside = [join(templates, 'documents'), documents, join(documents, 'new')];
  for (const folder of [...beside, templates, replicas]) mkdirSync(folder, { recursive: true });
  for (const folder of [...beside, templates, replicas, dirname(file)]) {
    const { exit, err } = await momentum(['backup', '--always', folder]);
    expect([exit, err]).toEqual([1, expect.stringContaining('is a folder of the ledger’s own')]);
  }
  const stick = join(home, 'stick');
  mkdirSync(stick);
  const both = await momentum(['backup', '--always', stick, '--encrypt']);
  expect([both.exit, both.err]).toEqual([2, expect.stringContaining('it is not encrypted')]);
  expect(readdirSync(stick)).toEqual([]);

  // What lies among the templates and is none is in no backup.
  cpSync(file, join(templates, 'old.zip'));
  writeFileSync(join(templates, 'documents', 'state-of-play.yaml'), 'title: Ours');
  const { file: next, templates: count } = JSON.parse((await momentum(['backup', '--json'])).out);
  expect(count).toBe(1);
  const { templates: inIt } = unpackBackup(readFileSync(next), next);
  expect(Object.keys(inIt)).toEqual(['documents/state-of-play.yaml']);
});

test.skipIf(process.platform === 'win32')(
  'where the backups would go is said, if that leads elsewhere or is open to others',
  async () => {
    const { momentum, home } = stage();
    await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
    const into = async (folder: string): Promise<string> => {
      const { out } = await momentum(['backup', '--always', folder]);
      return out.replace(/\s+/g, ' ');
    };
    const stick = (name: string): string => {
      const folder = join(home, name);
      mkdirSync(folder);
      return folder;
    };
    const own = await into(stick('own'));
    expect(own).toContain('From now on each day’s goes there as well');
    expect(own).not.toMatch(/is a link|on this machine/);
    const [linked, open, ledgers] = ['linked', 'open', 'named'].map(stick) as [
      string,
      string,
      string,
    ];
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(linked, 'momentum-backups'));
    expect(await into(linked)).toMatch(/momentum-backups” is a link: .*elsewhere/);
    mkdirSync(join(open, 'momentum-backups'));
    chmodSync(join(open, 'momentum-backups'), 0o777);
    expect(await into(open)).toContain(
      'momentum-backups” can be written to by others on this machine',
    );
    mkdirSync(join(ledgers, 'momentum-backups'));
    symlinkSync(join(home, 'elsewhere'), join(ledgers, 'momentum-backups', 'harbour-menders'));
    expect(await into(ledgers)).toMatch(/harbour-menders” is a link: .*elsewhere/);
  },
);

test('what becomes of the former folder is said, and its backups are listed still', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const [stick, other] = [join(home, 'stick'), join(home, 'other')];
  for (const folder of [stick, other]) mkdirSync(folder);
  await momentum(['backup', '--always', stick]);
  const { out } = await momentum(['backup', '--always', other]);
  expect(out).toContain(`None goes into ${stick} any more.`);
  expect((await momentum(['backup', '--only-here'])).out).toContain(
    `None goes into ${other} any more.`,
  );
  const listed = JSON.parse((await momentum(['backups', '--json'])).out);
  const files: string[] = listed.backups.map((each: { file: string }) => each.file);
  for (const folder of [stick, other]) {
    expect(files.filter((each) => each.startsWith(folder))).toHaveLength(1);
  }
});

test('beside each backup stands where it lies, once some lie elsewhere', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const rows = async (): Promise<string[]> =>
    (await momentum(['backups'])).out.split('\n').filter((line) => line.includes('2026  '));
  await momentum(['backup']);
  expect((await momentum(['backups'])).out).not.toContain('Where');
  expect(await rows()).toEqual([expect.not.stringContaining('this machine')]);
  const [stick, alike] = [join(home, 'stick'), join(home, 'stick-2')] as [string, string];
  for (const folder of [stick, alike]) {
    mkdirSync(folder);
    await momentum(['backup', '--always', folder]);
  }
  const out = (await momentum(['backups', '--plain'])).out;
  expect(out).toContain('Where');
  const where = out.split('\n').flatMap((line) => {
    const cells = line.split('\t');
    return cells.some((cell) => cell.endsWith('.zip')) && cells.length > 1 ? [cells.at(-2)] : [];
  });
  expect(new Set(where)).toEqual(new Set(['this machine', stick, alike]));
});

test('a stick that is lost is waited for no more, and cleared should it turn up', async () => {
  const { momentum, home } = stage();
  const type = async (...argv: string[]) => {
    const { exit, out, err } = await momentum(argv);
    return { exit, said: `${out}${err}`.replace(/\s+/g, ' ') };
  };
  await type('init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  await type('member', 'add', 'Zoran Quist');
  const [stick, other] = [join(home, 'stick'), join(home, 'other')] as [string, string];
  for (const folder of [stick, other]) {
    mkdirSync(folder);
    await type('backup', '--always', folder);
  }
  expect(await type('backup', '--lost', other)).toMatchObject({ exit: 1 });
  expect((await type('backup', '--lost', home)).said).toContain('(not-lost)');
  renameSync(stick, `${stick}-lost`);
  await type('member', 'forget', 'zoran', '--yes');
  expect((await type('check')).exit).toBe(1);
  const lost = await type('backup', '--lost', stick);
  expect(lost.said).toContain('waited for no more');
  expect(lost.said).toContain('stands in them still');
  expect(await type('check')).toMatchObject({ exit: 0, said: '' });
  expect(JSON.parse((await type('backups', '--json')).said).always).toBe(other);

  renameSync(`${stick}-lost`, stick);
  const holding = (): boolean =>
    readdirSync(stick, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.zip'))
      .map((file) => join(stick, file))
      .some((file) => Buffer.from(unpackBackup(readFileSync(file), file).ledger).includes('Quist'));
  expect(holding()).toBe(true);
  expect((await type('backup', '--always', stick)).exit).toBe(0);
  expect(holding()).toBe(false);
});

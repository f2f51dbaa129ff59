/** What docs/keep-the-ledger-safe.md tells people to type, and what it says lies where. */
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Stage, stage } from '../helpers/stage.js';
import { root } from '../house/sources.js';
import { wordsOf } from '../sessions/session.js';

const page = readFileSync(join(root, 'docs', 'keep-the-ledger-safe.md'), 'utf8');

/** The lines to type, in the order of the page, without what stands behind “#”. */
const lines = [...page.matchAll(/```sh\n([^`]*)```|`(momentum [^`]+)`/g)]
  .flatMap(([, block, line]) => (block ?? line ?? '').split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('momentum '));

/** A community called harbour on a machine of its own. */
async function harbour(): Promise<
  Stage & { type(line: string, more?: string[]): Promise<string> }
> {
  const at = stage();
  const type = async (line: string, more: string[] = []): Promise<string> => {
    const { exit, out, err } = await at.momentum([...wordsOf(line).slice(1), ...more]);
    expect([line, exit, err.includes('✗') ? err : '']).toEqual([line, 0, '']);
    return `${out}${err}`.replace(/\s+/g, ' ');
  };
  await type('momentum init --ledger harbour --name "Harbour Menders" --facilitator "Amina Yusuf"');
  await type('momentum member add "Tom Reed"');
  await type('momentum offer "Find a room" --by tom');
  await type('momentum backup');
  await type('momentum offer "Bring cups" --by amina');
  return { ...at, type };
}

test('every line can be typed, one after the other', async () => {
  const { home, ledgers, type } = await harbour();
  mkdirSync(join(home, 'stick'));
  const copy = 'harbour (conflicted copy).momentum';
  copyFileSync(join(ledgers, 'harbour.momentum'), join(ledgers, copy));
  const last = async (): Promise<string> =>
    /.*"no": (\d+)/.exec(await type('momentum log --json'))?.[1] ?? '';
  expect(lines.length).toBeGreaterThan(12);
  for (const line of lines) {
    // What was forgotten stands in the way of what follows.
    if (line === 'momentum member forget') continue;
    const written = line
      .replace(/use$/, 'use harbour')
      .replace(/bring-in$/, `bring-in "${copy}"`)
      .replace('/media/stick', join(home, 'stick'))
      .replace('2026-11-30', '2026-11-21')
      .replace('NAME', 'harbour')
      .replace('212', line.includes('212') ? await last() : '');
    if (line.includes('--lost')) renameSync(join(home, 'stick'), join(home, 'lost'));
    const asks = /^momentum (restore|undo|ledgers bring-in)/.test(line);
    await type(written, asks && !line.includes('--dry-run') ? ['--yes'] : []);
  }
  expect(await type('momentum member forget tom --yes')).toContain('Forgotten');
});

test('on a new machine the file of a backup brings the community back, with its name', async () => {
  const old = await harbour();
  await old.type(`momentum backup ${join(old.home, 'b.zip')}`);
  const at = stage();
  const typed = async (...words: string[]) => (await at.momentum(words)).out;
  await typed('restore', join(old.home, 'b.zip'), '--yes');
  expect(await typed('ledgers')).toContain(join(at.ledgers, 'harbour.momentum'));
  expect(await typed('commitments')).toContain('Bring cups');
  await typed('restore', join(old.home, 'b.zip'), '--as', 'beside', '--yes');
  expect(await typed('commitments', '--ledger', 'beside')).toContain('Bring cups');
});

test('a backup that is piped in is put back as one that is named', async () => {
  const { home, ledgers, momentum, type } = await harbour();
  const file = join(home, 'harbour.zip');
  await type(`momentum backup ${file}`);
  const bytes = readFileSync(file);
  for (const stdin of [bytes, readFileSync(join(ledgers, 'harbour.momentum'))]) {
    rmSync(ledgers, { recursive: true });
    expect(await momentum(['restore', '-', '--yes'], { stdin })).toMatchObject({ exit: 0 });
    expect((await momentum(['commitments'])).out).toContain('Bring cups');
  }
  const cut = await momentum(['restore', '-', '--yes'], { stdin: bytes.subarray(0, 400) });
  expect(cut.err).toContain('“what was piped in” is no backup of a ledger');
});

test('each further undo goes one action further back, and is undone by the number it gives', async () => {
  const { type } = await harbour();
  expect(await type('momentum undo --yes')).toContain('offered 2 (Bring cups)');
  const second = await type('momentum undo --yes');
  expect(second).toContain('offered 1 (Find a room)');
  expect(await type('momentum commitments --all')).not.toMatch(/Find a room|Bring cups/);
  await type(`${/momentum undo --batch \d+/.exec(second)?.[0]} --yes`);
  expect(await type('momentum commitments')).toContain('Find a room');
});

test.skipIf(process.platform !== 'linux')(
  'whatever lies beside the ledgers and in the other folders is named, and nobody else can read it',
  async () => {
    const { home, ledgers, type } = await harbour();
    mkdirSync(join(home, 'stick'));
    await type(`momentum backup --always ${join(home, 'stick')}`);
    await type('momentum use harbour');
    await type(`momentum state --output ${join(home, 'state.html')} --issue`);
    await type('momentum document new mine');
    await type('momentum restore --yes');
    rmSync(join(home, 'stick'), { recursive: true });
    await type('momentum member forget tom --yes');
    const named = (name: string): boolean =>
      page.includes(`\`${name}\``) ||
      page.includes(name.replace(/^harbour/, 'NAME')) ||
      page.includes(`…${name.replace(/^harbour\.momentum/, '')}`);
    const there = readdirSync(ledgers).concat(
      readdirSync(join(home, '.local', 'state', 'momentum')),
    );
    expect(there.length).toBeGreaterThan(6);
    expect(there.filter((name) => !named(name) && !page.includes(`/${name}\``))).toEqual([]);
    const own = join(home, '.local', 'share', 'momentum');
    const open = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter(
      (name) => (statSync(join(own, name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
  },
);

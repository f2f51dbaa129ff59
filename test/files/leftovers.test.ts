/** What is left of a file that somebody was killed at (row 50). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearLeftovers, leftoversIn, temporaryIn } from '../../src/files/leftovers.js';
import { writeFileWhole } from '../../src/files/write.js';
import { stage } from '../helpers/stage.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file as this process would write it, of another process. */
function leftBy(pid: number, where = folder): string {
  const path = temporaryIn(where).replace(`-${process.pid}-`, `-${pid}-`);
  writeFileSync(path, 'Tom Reed');
  return path;
}

test('what a killed process left goes with the next that is written there, and what a living one writes stays', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(other, 'spawn');
  const path = leftBy(other.pid ?? 0);
  expect(leftoversIn(folder)).toEqual([]);
  writeFileWhole(join(folder, 'state.html'), 'text', { replace: false });
  expect(existsSync(path)).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(leftoversIn(folder)).toEqual([path]);
  writeFileWhole(join(folder, 'plan.html'), 'text', { replace: false });
  expect(readdirSync(folder).sort()).toEqual(['plan.html', 'state.html']);
});

/** No process has this number. */
const nobody = 2 ** 22 + 1;

test('of another machine’s process nothing is known, so that its file stays for an hour', () => {
  const path = leftBy(nobody);
  const theirs = join(dirname(path), basename(path).replace(/[0-9a-f]{8}/, '00000000'));
  const [earlier, notOurs] = [
    join(folder, '.momentum-0123456789abcdef.tmp'),
    join(folder, '.momentum-notes.tmp'),
  ];
  for (const each of [theirs, earlier, notOurs]) writeFileSync(each, 'Tom Reed');
  clearLeftovers(folder);
  expect([path, theirs, earlier, notOurs].filter(existsSync)).toEqual([theirs, earlier, notOurs]);
  const before = Date.now() / 1000 - 3_700;
  for (const each of [theirs, earlier, notOurs]) utimesSync(each, before, before);
  clearLeftovers(folder);
  expect([theirs, earlier, notOurs].filter(existsSync)).toEqual([notOurs]);
});

test.each([['offer', 'Find a room', '--wanted'], ['check']])(
  'what was left beside a ledger goes with %s',
  async (...argv) => {
    const { ledgers, momentum } = stage();
    await momentum(['init', '--name', 'Harbour Menders']);
    const path = leftBy(nobody, ledgers);
    expect(await momentum(argv)).toMatchObject({ exit: 0 });
    expect(existsSync(path)).toBe(false);
  },
);

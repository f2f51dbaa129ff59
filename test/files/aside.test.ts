import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aside } from '../../src/files/aside.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-aside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that does `work` with each question: `{ number, text }`, answered by `answer(text)`. */
function program(name: string, work: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `process.on('message', ({ number, text }) => {
      const answer = (text) => process.send({ number, text });
      ${work}
    });`,
  );
  return file;
}

test('each question gets its own answer, whichever comes first', async () => {
  const ask = aside(program('later', 'setTimeout(() => answer(text + "!"), Number(text));'));
  expect(await Promise.all([ask('60'), ask('1'), ask('30')])).toEqual(['60!', '1!', '30!']);
  expect(await ask('0')).toBe('0!');
});

test('the other process is told nothing of anybody, and V8 there is set for it alone', async () => {
  process.env.MOMENTUM_TEST_SECRET = 'Grace';
  const ask = aside(
    program(
      'told',
      'answer(JSON.stringify([process.env, process.argv.slice(2), process.execArgv]));',
    ),
  );
  const [env, argv, flags] = JSON.parse(await ask(''));
  delete process.env.MOMENTUM_TEST_SECRET;
  expect(Object.keys(env).filter((name) => !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
  expect(argv).toEqual([]);
  expect(flags).toEqual(['--liftoff-only']);
  expect(process.execArgv).not.toContain('--liftoff-only');
});

test('whoever waits for a process that ends is told so, and so is whoever asks afterwards', async () => {
  const ask = aside(program('gone', 'process.exit(text === "fail" ? 1 : 0);'));
  await expect(Promise.all([ask('fail'), ask('too')])).rejects.toThrow('gone.cjs ended');
  await expect(ask('again')).rejects.toThrow('gone.cjs ended');
});

test('a program that is not there is one that ended', async () => {
  await expect(aside(join(folder, 'missing.cjs'))('x')).rejects.toThrow('missing.cjs ended');
});

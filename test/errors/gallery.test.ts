import { expect, test } from 'vitest';
import { visible } from '../../src/text/gate.js';
import { exitCodes } from '../../src/text/refusal.js';
import type { Case } from './case.js';
import { type Made, make } from './making.js';
import { shelves } from './shelves.js';

const cases = shelves.flatMap(({ cases: each }) => each);
const made = new Map<Case, Made>();

/** The case, brought about once, by whichever test asks for it first. */
async function madeOnce(each: Case): Promise<Made> {
  const found = made.get(each) ?? (await make(each));
  made.set(each, found);
  return found;
}

const meanings = {
  done: 'Done.',
  refused: 'Refused: what to do is said, and nothing was changed where it does not say so.',
  usage: 'The command line can’t be understood.',
  fault: 'A mistake in momentum itself.',
  busy: 'Another program is writing to the ledger; try again in a moment.',
  cancelled: 'Stopped by whoever was asked.',
} as const satisfies Record<keyof typeof exitCodes, string>;

const short = (line: string): string => (line.length > 200 ? `${line.slice(0, 100)}…` : line);

const section = async (each: Case): Promise<string> => {
  const { before, line, answer, exit } = await madeOnce(each);
  const typed = visible(short(line));
  const files = Object.entries(each.files ?? {}).flatMap(([name, content]) =>
    typeof content === 'string' && content.length < 200 && content !== ''
      ? [`$ cat ${name}`, ...content.trimEnd().split('\n')]
      : [],
  );
  return [
    `### ${each.code}`,
    '',
    `${each.when} Exit code ${exit}.`,
    '',
    '```console',
    ...files,
    ...before.map((each) => `$ ${each}`),
    `$ ${typed}`,
    ...answer.map(short).filter((said) => said !== `  (${each.code})`),
    '```',
    '',
  ].join('\n');
};

// The first to make them, since a change of words is seen here alone (tools/mutants goes by what a
// test runs). Where a ledger lies is shown as Linux has it.
test.skipIf(process.platform !== 'linux')(
  'docs/errors.md shows each of them as it was made here',
  async () => {
    const shown: string[] = [];
    for (const { title, cases: each } of shelves) {
      shown.push(`## ${title}`, '');
      for (const one of each) shown.push(await section(one));
    }
    const text = [
      '# What momentum says no to, and what to do then',
      '',
      'Made by the tests that bring each case about; change it there (test/errors/). A code never',
      'changes its meaning, so that scripts may rely on it. A refusal leaves everything as it was.',
      '',
      'The examples are of Harbour Menders, who run repair cafés: Amina Yusuf looks after them, Tom Reed',
      'has offered to find a room (1), Amina to book the speaker once there is one (2), and nobody has',
      'taken the notes yet (3). It is Saturday 21 November 2026.',
      '',
      '| Exit code | Meaning |',
      '| --: | --- |',
      ...Object.entries(exitCodes).map(
        ([name, code]) => `| ${code} | ${meanings[name as keyof typeof exitCodes]} |`,
      ),
      '',
      ...shown,
    ].join('\n');
    await expect(`${text.trimEnd()}\n`).toMatchFileSnapshot('../../docs/errors.md');
  },
);

test.each(cases.map((each) => [each.code, each] as const))('%s', async (code, each) => {
  const found = await madeOnce(each);
  if (each.finding) expect(found.findings).toContain(code);
  else expect(found.answer.at(-1)).toBe(`  (${code})`);
  expect(found.exit).toBeGreaterThan(0);
});

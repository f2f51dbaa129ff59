import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalText } from '../../src/cli/failure.js';
import { plainOptions } from '../../src/render/options.js';
import { messageStyle } from '../../src/render/terminal/glyphs.js';
import { visible } from '../../src/text/gate.js';
import { exitCodes, Refusal } from '../../src/text/refusal.js';
import { reopened } from '../helpers/ledger.js';
import { type Stage, stage, today } from '../helpers/stage.js';
import { sources } from '../house/sources.js';
import { typeIn } from '../sessions/session.js';
import type { Case } from './case.js';
import { shelves } from './shelves.js';

/** What every case begins with: a few people, offers, meetings and so on of Harbour Menders. */
const beginning = [
  'init --name "Harbour Menders" --facilitator "Amina Yusuf" --time-zone Europe/London',
  'member add "Tom Reed" --email tom@harbour.example',
  'member add "Tom Brook"',
  'member request "Lio Marsh"',
  'offer "Find a room" --by "Tom Reed" --due 2026-11-27',
  'offer "Book the speaker" --by amina --needs 1',
  'offer "Take notes" --wanted',
  'meeting hold "Mending evening" --on 2026-11-12 --new',
  'meeting plan "Winter fair" --on 2026-12-08',
  'question ask "Who may sign off a kettle?"',
  'resource add "How to rewire a lamp"',
  'note add "We need somebody who can solder" --for help',
].map((line) => `MOMENTUM_TODAY=2026-11-14 momentum ${line}`);

let begun: Buffer | undefined;

interface Made {
  /** What was typed before it and not refused. */
  readonly before: readonly string[];
  /** What was typed, with its numbers. */
  readonly line: string;
  readonly answer: readonly string[];
  readonly exit: number;
  /** The codes of what `momentum check` finds. */
  readonly findings: readonly string[];
}

/** `line` with `{words}` replaced by the number of the first entry in the log that says them. */
async function numbered(line: string, { momentum }: Stage): Promise<string> {
  const words = /\{(.+)\}/.exec(line)?.[1];
  if (words === undefined) return line;
  const { entries } = JSON.parse((await momentum(['log', '--all', '--json'])).out) as {
    entries: ReadonlyArray<{ what: string; batch: number }>;
  };
  const found = entries.find(({ what }) => what.includes(words));
  return line.replace(`{${words}}`, String(found?.batch));
}

const findingsIn = async ({ momentum }: Stage): Promise<string[]> => {
  const { findings } = JSON.parse((await momentum(['check', '--json'])).out) as {
    findings: ReadonlyArray<{ code: string }>;
  };
  return findings.map(({ code }) => code);
};

/** Brings the case about, and returns what the program answered. */
async function make(each: Case): Promise<Made> {
  const {
    given = [],
    files = {},
    typed,
    answers = [],
    meddle,
    after,
    refuses,
    faulty,
    finding,
  } = each;
  const place = stage({ faulty: faulty ?? false });
  const shell = { stage: place, mark: '', env: { MOMENTUM_TODAY: today, MOMENTUM_WAIT: '0.05' } };
  const ledger = join(place.ledgers, 'harbour-menders.momentum');
  if (begun) {
    mkdirSync(place.ledgers, { recursive: true });
    writeFileSync(ledger, begun, { mode: 0o600 });
  } else {
    for (const line of beginning) expect(await typeIn(line, [], shell)).not.toContain('[exit');
    begun = readFileSync(ledger);
  }
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(place.home, name), content);
  const before: string[] = [];
  for (const unnumbered of given) {
    const line = await numbered(unnumbered, place);
    before.push(line);
    const said = (await typeIn(line, [], shell)).join('\n');
    if (/^\[exit/m.test(said)) throw new Error(`${line}\n${said}`);
  }
  meddle?.(ledger, place.home);
  if (refuses) {
    const refusal = await refusalOf(() =>
      refuses({ ledger, home: place.home, session: () => reopened(ledger) }),
    );
    const text = refusalText(refusal, plain).trimEnd().replaceAll(place.home, '~');
    return { before, line: typed, answer: text.split('\n'), exit: refusal.exit, findings: [] };
  }
  try {
    const line = await numbered(typed, place);
    const said = await typeIn(line, answers, shell);
    const exit = Number(/^\[exit (\d+)\]$/.exec(said.at(-1) ?? '')?.[1] ?? 0);
    const answer = said.filter((line) => !line.startsWith('[exit'));
    return { before, line, answer, exit, findings: finding ? await findingsIn(place) : [] };
  } finally {
    after?.();
  }
}

const plain = messageStyle(plainOptions);

async function refusalOf(work: () => unknown): Promise<Refusal> {
  try {
    await work();
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error('nothing was refused');
}

const cases = shelves.flatMap(({ cases: each }) => each);
const made = new Map<Case, Made>();

/** The case, brought about once, by whichever test asks for it first. */
async function madeOnce(each: Case): Promise<Made> {
  const found = made.get(each) ?? (await make(each));
  made.set(each, found);
  return found;
}

test.each(cases.map((each) => [each.code, each] as const))('%s', async (code, each) => {
  const found = await madeOnce(each);
  if (each.finding) expect(found.findings).toContain(code);
  else expect(found.answer.at(-1)).toBe(`  (${code})`);
  expect(found.exit).toBeGreaterThan(0);
});

const meanings = {
  done: 'Done.',
  refused: 'Refused: nothing was changed, and what to do is said.',
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

// Where a ledger lies is shown as Linux has it.
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
  60_000,
);

/** The codes that `text` refuses with, in any of the ways in which src writes a refusal. */
const codesIn = (text: string): string[] =>
  [
    /(?:Refusal|noneFound|usage)\(\s*(?:[^'"`,()]+\?\s*)?'([a-z]+(?:-[a-z]+)*)'(?:\s*:\s*'([a-z-]+)')?\s*,/g,
    /=> \[\s*'([a-z]+(?:-[a-z]+)+)',/g,
    /: \['([a-z]+(?:-[a-z]+)+)', /g,
    /\bcode: '([a-z]+(?:-[a-z]+)+)'/g,
  ].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, one, other]) =>
      [one, other].filter((each) => each !== undefined),
    ),
  );

test('every code in src has its example, and every example its code', () => {
  const inSource = new Set(sources('src').flatMap(({ text }) => codesIn(text)));
  const inGallery = cases.map(({ code }) => code);
  expect([...inSource].filter((code) => !inGallery.includes(code)).sort()).toEqual([]);
  expect(inGallery.filter((code) => !inSource.has(code)).sort()).toEqual([]);
  expect(new Set(inGallery).size).toBe(inGallery.length);
});

test('a code is found however it is written', () => {
  expect(
    codesIn(`
      throw new Refusal('one-way', 'x', 'y');
      throw new Refusal(
        late ? 'another-way' : 'third-way',
        'x',
      );
      noneFound('unknown-thing', 'x', 'y');
      'commander.x': (message) => [
        'fifth-way',
      const reading = { code: 'sixth-way' };
    `),
  ).toEqual(['one-way', 'another-way', 'third-way', 'unknown-thing', 'fifth-way', 'sixth-way']);
});

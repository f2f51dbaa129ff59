/** Brings the cases of the gallery about. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { refusalText } from '../../src/cli/failure.js';
import { plainOptions } from '../../src/render/options.js';
import { messageStyle } from '../../src/render/terminal/glyphs.js';
import { Refusal } from '../../src/text/refusal.js';
import { reopened } from '../helpers/ledger.js';
import { type Stage, stage, today } from '../helpers/stage.js';
import { type Shell, typeIn } from '../sessions/session.js';
import type { Case } from './case.js';

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

export interface Made {
  /** Where it was, for what is typed next. */
  readonly shell: Shell;
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
export async function make(each: Case): Promise<Made> {
  const { given = [], files = {}, typed, answers = [], meddle, after, refuses, finding } = each;
  const place = stage();
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
    return {
      shell,
      before,
      line: typed,
      answer: text.split('\n'),
      exit: refusal.exit,
      findings: [],
    };
  }
  try {
    const line = await numbered(typed, place);
    const said = await typeIn(line, answers, shell);
    const exit = Number(/^\[exit (\d+)\]$/.exec(said.at(-1) ?? '')?.[1] ?? 0);
    const answer = said.filter((line) => !line.startsWith('[exit'));
    return { shell, before, line, answer, exit, findings: finding ? await findingsIn(place) : [] };
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

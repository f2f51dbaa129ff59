// @module-tag thorough
/**
 * What a refusal advises is obeyed, on a copy of the ledger, and what came of it is looked at: it is
 * a line that can be typed, it does what is meant or is refused, and nothing else is touched.
 */
import { afterAll, expect, test } from 'vitest';
import { typeIn } from '../sessions/session.js';
import type { Case } from './case.js';
import { type Made, make } from './making.js';
import { shelves } from './shelves.js';

/** What somebody puts in the place of words in capitals, by what stands before them. */
const meant: ReadonlyArray<readonly [RegExp, string]> = [
  [/member add "NAME"/, 'member add "Zed Newman"'],
  [/init --ledger NAME/, 'init --ledger fresh --name "Sail Menders"'],
  [/init$/, 'init "Sail Menders"'],
  [/use NAME/, 'use harbour-menders'],
  [/document new NAME/, 'document new letter'],
  [/role end ROLE --by NAME/, 'role end coordinator --by amina'],
  [/role give "ROLE" --to NAME --new/, 'role give "Tool Library" --to amina --new'],
  [/--to NAME/, '--to amina'],
  [/--with NAME/, '--with amina'],
  [/--by NAME/, '--by amina'],
  [/--by NAME/, '--by amina'],
  [/undo --batch NUMBER/, 'undo --batch 16'],
  [/community edit$/, 'community edit --purpose "Mending together"'],
  [/SPELLING --is NAME/, '1 --is amina'],
  [/undo( --batch \d+)?$/, 'undo$1 --yes'],
  [/(member merge .*)$/, '$1 --yes'],
  [/(restore .*) --as NAME/, '$1 --as others --yes'],
  [/--for KIND/, '--for help'],
  [/"NAME, NAME"/, '"amina, Tom Brook"'],
  [/--(apologies|absent|present) NAME/, '--$1 amina'],
  [/offer "…"$/, 'offer "Mend a lamp" --wanted'],
  [/member edit NAME/, 'member edit amina'],
  [/--email ADDRESS/, '--email tom@harbour.example'],
  [/--answers-to ADDRESS/, '--answers-to amina@harbour.example'],
  [/backup FOLDER/, 'backup ~/.local'],
  [/--each FOLDER/, '--each ~/invitations'],
  [/--to DATE/, '--to 2026-12-18'],
  [/--on DATE/, '--on 2026-12-18'],
  [/--(due|look-again) DATE/, '--$1 2026-12-18'],
  [/--offered DATE/, '--offered 2026-11-01'],
  [/"TITLE"/, '"Spring fair"'],
  [/COMMITMENT/, '1'],
  [/\bN\b/, '1'],
  [/"…"/, '"Mend a lamp"'],
  [/NUMBER/, '1'],
];

/** The link that can be taken away, where a circle would close. */
const links: Readonly<Record<string, string>> = { 'undo-closes-circle': 'unlink 1 --needs 2' };

const filled = (line: string): string =>
  meant.reduce((text, [words, instead]) => text.replace(words, instead), line);

/** The commands that an answer names behind a colon or a comma, as somebody would type them. */
const commandsIn = (answer: readonly string[], link = 'unlink 2 --needs 1'): string[] =>
  answer
    .filter((line) => !line.startsWith('✗'))
    .flatMap((line) => [
      ...line.matchAll(/(?<=[:,] )momentum(?: (?:"[^"]*"|[^\s".,;()]+(?:[.,;]+[^\s".,;()]+)*))+/g),
    ])
    .map(([line]) => filled(line.replace('unlink N --needs M', link)));

/** Flags that an answer says to add, with what somebody would put behind them. */
const flagsIn = (answer: readonly string[]): string[] =>
  answer.flatMap((line) =>
    /^→ Add --/.test(line)
      ? [...line.matchAll(/--[a-z-]+(?: (?:"[^"]*"|[A-Z]{4,}))?/g)].map(([flag]) => filled(flag))
      : [],
  );

/** Those that ask somebody, show a page or write beside the ledger: looked at by tests of their own. */
const apart = /^momentum (?:checkin|demo|import unmatched --each)/;

/** What hangs on a ledger that can't be read, or on what lies outside of it. */
const unread = (each: Case): boolean => each.meddle !== undefined || each.refuses !== undefined;

interface Standing {
  readonly [list: string]: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

const lists = {
  members: 'member list --all',
  commitments: 'commitments --all',
  meetings: 'meeting list',
  questions: 'question list --all',
  roles: 'role list',
  resources: 'resource list',
  notes: 'note list',
  contributions: 'contribution list --period 2026',
};

/** All that is on record, by what it is. */
async function standing({ shell }: Made): Promise<Standing> {
  const found: Record<string, Standing[string]> = {};
  for (const [name, line] of Object.entries(lists)) {
    const said = await typeIn(`momentum ${line} --json --ledger harbour-menders`, [], shell);
    const data = JSON.parse(said.join('\n')) as Record<string, unknown>;
    found[name] = Object.values(data).filter(Array.isArray).flat() as Standing[string];
  }
  return found;
}

const all = shelves.flatMap(({ cases }) => cases).filter((each) => !unread(each));

const obeyed = new Set<string>();

/** Hints that have to be refused again as long as somebody has not looked at what they say. */
const refusedAgain: Readonly<Record<string, string>> = {
  // One after the other: each names the one that came after it.
  'undo-depended-on': 'undo-depended-on',
  // Nobody is there yet in a ledger that has just begun.
  'nothing-to-undo': 'unknown-person',
};

test.each(all.map((each) => [each.code, each] as const))('%s', async (code, each) => {
  const first = await make(each);
  const lines = [
    ...commandsIn(first.answer, links[code]),
    ...flagsIn(first.answer).map((flag) => `${first.line} ${flag}`),
  ].filter((line) => !apart.test(line));
  for (const line of lines) {
    const copy = await make(each);
    const before = await standing(copy);
    const ledger = /\(with (--ledger \S+), as before\)/.exec(first.answer.join(' '))?.[1];
    const said = await typeIn([line, ledger].join(' '), [], copy.shell);
    const exit = Number(/^\[exit (\d+)\]$/.exec(said.at(-1) ?? '')?.[1] ?? 0);
    obeyed.add(line);
    // It can be typed as it is said, and does what it says.
    if (refusedAgain[code] === undefined)
      expect([line, exit, exit === 0 ? '' : said]).toEqual([line, 0, '']);
    else expect([line, said.at(-2)]).toEqual([line, `  (${refusedAgain[code]})`]);
    const after = await standing(copy);
    for (const [name, rows] of Object.entries(before)) {
      const now = after[name] ?? [];
      const numbers = (of: typeof rows) => of.map(({ no }) => no);
      // Nothing is gone but what was to be taken back, and at most one thing has come.
      const gone = numbers(rows).filter((no) => !numbers(now).includes(no));
      if (!/ undo| role drop| member merge/.test(line))
        expect([line, name, gone]).toEqual([line, name, []]);
      expect(now.length).toBeLessThanOrEqual(rows.length + 1);
      // What came has words of its own, and none of ours.
      const words = JSON.stringify(now);
      expect(words).not.toMatch(/"(?:NAME|TITLE|WHAT|DATE|NUMBER|COLUMN|ROLE|…)"/);
    }
    expect(
      (await typeIn('momentum check --ledger harbour-menders', [], copy.shell)).join('\n'),
    ).toBe('');
  }
});

// Once all have been, in whatever order: a gallery of which little was obeyed would prove little.
afterAll(() => expect(obeyed.size).toBeGreaterThan(40));

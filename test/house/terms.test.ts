import { expect, test } from 'vitest';
import { codeOf, type Source, sources } from './sources.js';

const statuses = [
  ...['requested', 'joined', 'paused', 'left', 'merged', 'forgotten'],
  ...['offered', 'wanted', 'kept', 'released'],
  ...['planned', 'held', 'cancelled'],
  ...['open', 'answered'],
];
const oneOf = (words: readonly string[]): string => `['"](?:${words.join('|')})['"]`;
const either = (one: string, other: string): string => {
  const word = oneOf([one, other]);
  return String.raw`=== ${word} \|\| [^;'"]*=== ${word}|\[\s*${word},\s*${word},?\s*\]`;
};

/**
 * Ways to decide what only a term may. To ask in TypeScript for a status by itself is to ask how one
 * thing stands now, which its own words and acts have to; to put statuses together is to define.
 */
const spellings: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
  [
    new RegExp(
      String.raw`\bstatus\s*(?:=(?!=)|<>|!=(?!=)|(?:NOT )?IN \()\s*(?:${oneOf(statuses)}|'\$\{)`,
    ),
    'asks SQL for a status',
  ],
  [
    new RegExp(String.raw`\bstatus\s*!==?\s*${oneOf(['left', 'cancelled'])}`),
    'says who or what counts by what it is not',
  ],
  [new RegExp(either('offered', 'wanted')), 'says what is open'],
  [new RegExp(either('joined', 'paused')), 'says who is a member'],
  [/\bbot\s*(?:=|<>|!=|<=|>=)\s*(?:[01@?]|\$\{)|\bNOT (?:\w+\.)?bot\b/, 'asks SQL for a bot'],
  [
    /\bto_on IS NULL OR \S*to_on >|\bheld_on IS NULL OR|\bcancelled_on IS NULL OR/,
    'says what holds on a day',
  ],
  [/\b(?:soonDays|welcomeWeeks)\s*=/, 'has a bound of its own'],
];

/** Where a word is declared: the terms, the thing's own rules of what may follow what, its statuses. */
const home = /^src\/things\/(?:term|\w+\/(?:terms|thing|fields|acts))\.ts$/;

/** Which spell a word out and rightly do; each with the reason. */
const rightly: Readonly<Record<string, string>> = {
  'src/things/checkin/list.ts': 'nobody else asks which check-in is open',
};

/** One sentence for each way in which `source` decides itself what a term says. */
function spelt({ path, text }: Source): string[] {
  if (home.test(path)) return [];
  const code = codeOf(text).replace(/\s+/g, ' ');
  return spellings
    .filter(([pattern]) => pattern.test(code))
    .map(([, what]) => `${path} ${what}: use a term (things/*/terms.ts).`);
}

test('who is a member, what is open and what is planned is said by a term, and nowhere else', () => {
  expect(
    sources('src')
      .filter(({ path }) => rightly[path] === undefined)
      .flatMap(spelt),
  ).toEqual([]);
});

test('an exception is one still', () => {
  const needless = sources('src').filter(
    (source) => rightly[source.path] !== undefined && spelt(source).length === 0,
  );
  expect(needless).toEqual([]);
});

test.each([
  "const sql = `SELECT 1 FROM member m WHERE m.status = 'joined'`;",
  "const sql = `SELECT 1 FROM member WHERE status <> 'left'`;",
  "const sql = `SELECT 1 FROM commitment WHERE status IN ('offered', 'wanted')`;",
  "const sql = `SELECT 1 FROM commitment c WHERE +c.status = 'kept'`;",
  'const sql = `SELECT 1 FROM member WHERE bot = 0`;',
  'const sql = `SELECT 1 FROM member m WHERE NOT m.bot`;',
  "const sql = `SELECT 1 FROM meeting WHERE day >= ? AND\n   status = 'planned'`;",
  'const sql = `SELECT 1 FROM role_holding h WHERE h.to_on IS NULL OR h.to_on > ?`;',
  "const isOpen = (status: string) => status === 'offered' || status === 'wanted';",
  "const here = rows.filter(({ status }) => status !== 'left');",
  "const open = { statuses: ['offered', 'wanted'] };",
  "const here = ['joined', 'paused'] as const;",
  'const soonDays = 7;',
])('outside the terms nobody writes: %s', (text) => {
  expect(spelt({ path: 'src/figures/x.ts', text }).length).toBeGreaterThan(0);
});

test.each([
  ['src/figures/x.ts', `const sql = isMember.sql('m', '@day');`],
  ['src/commands/x.ts', `const said = status === 'kept' ? 'It was kept.' : '';`],
  ['src/things/member/terms.ts', "const sql = `SELECT 1 FROM member m WHERE m.status = 'joined'`;"],
  ['src/figures/x.ts', "// What is open has status = 'offered'.\nconst part = { name: 'held' };"],
  ['src/render/x.ts', "const side = align === 'left';"],
])('%s may hold: %s', (path, text) => {
  expect(spelt({ path, text })).toEqual([]);
});

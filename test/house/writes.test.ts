import { expect, test } from 'vitest';
import { codeOf, importsOf, type Source, sources } from './sources.js';

/** The text after the bracket that closes the one at `open`. */
function afterCall(code: string, open: number): string {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return code.slice(at + 1);
  }
  return '';
}

/**
 * One sentence for each transaction that may take its lock late. One that reads and then writes
 * fails so as soon as two processes do it at once; one that only reads has to say .deferred() itself.
 */
function deferred(source: Source): string[] {
  const code = codeOf(source.text);
  const late = [...code.matchAll(/(?:const (\w+) = )?[\w.]+\.transaction\(/g)].filter((match) => {
    const rest = afterCall(code, match.index + match[0].length - 1);
    const calls = match[1]
      ? [...rest.matchAll(new RegExp(`\\b${match[1]}(\\.\\w+)?\\(`, 'g'))]
      : [];
    const named = calls.length > 0 && calls.every(([, how]) => how === '.immediate');
    return !named && !/^\.(?:immediate|deferred)\(/.test(rest);
  });
  return [
    ...late.map(
      () =>
        `${source.path} opens a transaction that is neither .immediate(…) nor a read, .deferred(…).`,
    ),
    ...(/exec\(\W*BEGIN\b(?!\s+IMMEDIATE)/i.test(code)
      ? [`${source.path} begins a transaction that is not immediate.`]
      : []),
  ];
}

test('every transaction is immediate', () => {
  expect(sources('src').flatMap(deferred)).toEqual([]);
});

test.each([
  'db.transaction(() => write())();',
  'const change = db.transaction((x: number) => write(x));',
  'const change = db.transaction(write);\nchange.immediate();\nchange();',
  'db.transaction(write).exclusive();',
  'db.exec("BEGIN");',
  'db.exec("begin deferred; select 1");',
])('a ledger may not hold: %s', (text) => {
  expect(deferred({ path: 'src/ledger/x.ts', text })).toHaveLength(1);
});

test.each([
  'db.transaction(() => write((1))).immediate();',
  'const read = () => db.transaction(() => look()).deferred();',
  'const change = db.transaction(() => write());\nchange.immediate(); // change it',
  'db.exec("BEGIN IMMEDIATE");',
])('a ledger may hold: %s', (text) => {
  expect(deferred({ path: 'src/ledger/x.ts', text })).toEqual([]);
});

const verbs = (pattern: string): RegExp => new RegExp(`['"\`]\\s*(?:${pattern})\\s`);
const asks = verbs('SELECT|WITH');
const writes = verbs('INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER');

/** Where the ledger is asked: how things are found, what is counted, told and looked through. */
const asking = [
  /^src\/ledger\//,
  /^src\/things\//,
  /^src\/figures\/(queries|terms)/,
  /^src\/papers\/from-ledger\//,
  /^src\/sitting\/queries\//,
];

/** One sentence for each source that speaks SQL where it should not. */
const misplacedSql = ({ path, text }: Source): string[] => [
  ...(writes.test(text) && !path.startsWith('src/ledger/')
    ? [`${path} writes SQL that changes a ledger, which only src/ledger may.`]
    : []),
  ...(asks.test(text) && !asking.some((place) => place.test(path))
    ? [`${path} asks the ledger in SQL: leave that to things, figures or the facts of a document.`]
    : []),
];

test('only the ledger’s room writes in SQL, and few ask in it', () => {
  expect(sources('src').flatMap(misplacedSql)).toEqual([]);
});

test('SQL is found where it stands', () => {
  const at = (path: string, text: string) => misplacedSql({ path, text });
  expect(at('src/cli/x.ts', "reader.all('SELECT no FROM member')")).toHaveLength(1);
  expect(at('src/things/member/find.ts', "reader.all('SELECT no FROM member')")).toEqual([]);
  expect(at('src/things/member/find.ts', "db.exec('DELETE FROM member')")).toHaveLength(1);
  expect(at('src/ledger/x.ts', "db.exec('DELETE FROM member')")).toEqual([]);
  expect(at('src/cli/x.ts', "choices: ['Select one of them']")).toEqual([]);
});

/** One sentence for each way in which what reads and shows a command could change a ledger. */
const changingLedgers = ({ path, text }: Source): string[] => [
  ...importsOf(codeOf(text))
    .filter((name) => /(^|\/)changes\.js$/.test(name))
    .map((name) => `${path} imports ${name}: leave what is done to a command’s handler.`),
  ...(/\bchange\(/.test(codeOf(text)) ? [`${path} changes a ledger by itself.`] : []),
];

test('what reads and shows a command writes nothing', () => {
  expect(sources('src/cli').flatMap(changingLedgers)).toEqual([]);
});

test.each([
  `import { addMember } from '../things/member/changes.js';\naddMember(session, input);`,
  `const { addMember } = await import('../things/member/changes.js');`,
  'session.ledger.change(occasion, decide);',
  'change(session, decide);',
])('cli may not hold: %s', (text) => {
  expect(changingLedgers({ path: 'src/cli/x.ts', text })).toHaveLength(1);
});

test.each([
  `import type { NewPerson } from '../things/member/changes.js';`,
  `import { findMembers } from '../things/lookups.js';`,
  '// change(session, decide)',
])('cli may hold: %s', (text) => {
  expect(changingLedgers({ path: 'src/cli/x.ts', text })).toEqual([]);
});

test('folders are made in one way, which ends where Node’s own would not', () => {
  const made = sources('src').filter(({ text }) => /\bmkdirSync\(/.test(codeOf(text)));
  expect(made.map(({ path }) => path)).toEqual(['src/files/folders.ts']);
});

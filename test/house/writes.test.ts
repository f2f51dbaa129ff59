import { expect, test } from 'vitest';
import { codeOf, type Source, sources } from './sources.js';

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

/** Whether a source asks the database something in its own words. */
const speaksSql = ({ text }: Source): boolean =>
  /['"`]\s*(?:SELECT|INSERT|UPDATE|DELETE)\s/.test(text);

test('SQL stays in the ledger’s room', () => {
  const speaking = sources('src').filter(speaksSql);
  expect(
    speaking.map(({ path }) => path).filter((path) => !path.startsWith('src/ledger/')),
  ).toEqual([]);
});

test('SQL is found where it stands', () => {
  const path = 'src/actions/x.ts';
  expect(speaksSql({ path, text: "reader.all('SELECT no FROM member')" })).toBe(true);
  expect(speaksSql({ path, text: "choices: ['Select one of them']" })).toBe(false);
});

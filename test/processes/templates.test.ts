// @module-tag thorough
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import type { Id } from '../../src/things/thing.js';
import { harbourLedger } from '../helpers/ledger.js';
import { leastOf } from '../helpers/work.js';
import { root } from '../house/sources.js';

const program = join(root, 'bin', 'momentum.js');

/** What one document may take, whoever wrote its template. */
const mostSeconds = 2;
const mostMemory = 256;

let folder: string;
let ledger: string;
let watcher: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-templates-'));
  // Says on its way out what the program took, by a way that nothing of it uses.
  watcher = join(folder, 'watcher.cjs');
  writeFileSync(
    watcher,
    `process.on('exit', () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
      const taken = { memory: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 };
      require('node:fs').writeFileSync(process.env.TAKEN, JSON.stringify(taken));
    });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A ledger with enough in it for loops inside loops to cost something. */
function largeLedger(): string {
  const session = harbourLedger({}, mkdtempSync(join(folder, 'large-')));
  const by = session.ledger.read((reader) => reader.one<{ id: Id }>('SELECT id FROM member'))?.id;
  for (let i = 0; i < 200; i += 1) {
    offerCommitment(session, { text: `Mend thing number ${i} with care`, by: by as never });
  }
  session.ledger.close();
  return session.ledger.path;
}

const text = (...texts: readonly string[]): string =>
  `title: T\nsections:\n${texts
    .map((each, i) => `  - id: s${i}\n    blocks:\n      - text: ${JSON.stringify(each)}\n`)
    .join('')}`;

const twice = (inside: string): string =>
  `{% for a in commitments.open %}{% for b in commitments.open %}${inside}{% endfor %}{% endfor %}`;

const times = (count: number, each: string): string => each.repeat(count);

/** Each with the code it ends with; none where it depends on the machine which limit is met first. */
const bad: ReadonlyArray<readonly [what: string, template: string, code: string]> = [
  ['10 MB', `title: ${times(10_000_000, 'x')}`, 'file-too-large'],
  ['10,000 aliases', `a: &a x\nb: [${times(10_000, '*a,')}]`, ''],
  [
    'aliases of aliases of aliases',
    `a: &a [x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${times(8, `*${'abcdefgh'[i]},`)}]`).join('\n')}`,
    'template-unreadable',
  ],
  ['great depth', `a: ${times(200_000, '[')}`, ''],
  ['depth to be read', `a: ${times(200, '[')}${times(200, ']')}`, 'template-unreadable'],
  ['40,000 sections', `title: T\nsections:\n${times(40_000, '  - x\n')}`, ''],
  ['no end of quotation marks', times(120_000, '"\n'), ''],
  ['an endless loop', text('{% for i in (1..1000000000) %}{% endfor %}'), 'template-unreadable'],
  [
    'loops inside loops inside loops',
    text(
      '{% for a in words %}{% for b in words %}{% for c in words %}x{% endfor %}{% endfor %}{% endfor %}',
    ),
    'template-unreadable',
  ],
  ['empty loops, many times over', text(...Array(100).fill(times(100, twice('')))), ''],
  ['loops that write much', text(twice(times(10_000, 'x'))), 'document-too-long'],
  [
    'sorting over and over',
    text(times(60, twice('{% assign x = commitments.open | sort: "text" %}'))),
    '',
  ],
  [
    'a long separator',
    text(`{{ commitments.open | map: "text" | join: "${times(15_000, 'x')}" }}`),
    'template-stuck',
  ],
  ['50 MB of a date', text('{{ asOf | date: "%50000000d" }}'), 'template-unreadable'],
  ['Markdown that is hard to read', text(...Array(15).fill(times(8_000, '> '))), ''],
  ['brackets without end', text(...Array(15).fill(times(15_900, '['))), ''],
  [
    'a condition without end',
    `title: T\nsections: [{ id: a, blocks: [{ list: { from: words, item: x, where: "${times(25_000, 'row and ')}row" } }] }]`,
    'template-unreadable',
  ],
  [
    'lists of nothing, many times over',
    `title: T\nsections:\n${times(90, 'S')
      .split('')
      .map(
        (_, i) =>
          `  - id: s${i}\n    blocks:\n${times(50, '      - list: { from: commitments.open, item: "" }\n')}`,
      )
      .join('')}`,
    '',
  ],
  ['a file of another folder', text('{% include "../../etc/passwd" %}'), 'template-unreadable'],
  ['a template of another folder', 'extends: ../../state-of-play\n', 'template-unreadable'],
  ['another template of no name', 'extends: /etc/passwd\n', 'template-unreadable'],
  ['itself', 'extends: bad\n', 'template-unreadable'],
  ['an unknown key', `${text('x')}secret: 1\n`, 'template-unreadable'],
  ['a wrong type', 'title: [1]\nsections: 3\n', 'template-unreadable'],
  ['an unknown filter', text('{{ asOf | shout }}'), 'template-unreadable'],
  ['a name of the engine', text('{{ words.constructor }}{{ __proto__ }}'), 'template-unreadable'],
];

test.each(bad)(
  'a template with %s ends soon, takes little and leaves the file before it alone',
  (_, template, code) => {
    ledger ??= largeLedger();
    const templates = join(ledger.replace(/\.momentum$/, '.templates'), 'documents');
    mkdirSync(templates, { recursive: true });
    writeFileSync(join(templates, 'bad.yaml'), template);
    const output = join(folder, 'state.md');
    writeFileSync(output, 'as it was\n');
    const taken = leastOf(mostSeconds, () => {
      const { stderr, status, seconds, memory } = make(['bad', '--output', output, '--force']);
      expect(stderr).toContain(`(${code}`);
      expect(stderr).toMatch(
        /\((?:template-(?:unreadable|slow|stuck)|document-too-long|file-too-large)\)/,
      );
      expect(status).toBe(1);
      expect(readFileSync(output, 'utf8')).toBe('as it was\n');
      expect(memory).toBeLessThan(mostMemory);
      return seconds;
    });
    expect(taken).toBeLessThan(mostSeconds);
  },
);

test('a link in the place of a template is not followed, and a loop of templates is named', () => {
  ledger ??= largeLedger();
  const templates = join(ledger.replace(/\.momentum$/, '.templates'), 'documents');
  mkdirSync(templates, { recursive: true });
  symlinkSync(watcher, join(templates, 'linked.yaml'));
  expect(make(['linked']).stderr).toContain('(file-not-regular)');
  writeFileSync(join(templates, 'one.yaml'), 'extends: two\n');
  writeFileSync(join(templates, 'two.yaml'), 'extends: one\n');
  expect(make(['one']).stderr).toContain('“one” goes by “two” goes by “one”');
  expect(statSync(watcher).isFile()).toBe(true);
});

function make(words: readonly string[]) {
  const taken = join(folder, 'taken.json');
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--require', watcher, program, 'document', 'make', ...words],
    {
      encoding: 'utf8',
      input: '',
      timeout: 600_000,
      env: { ...process.env, MOMENTUM_LEDGER: ledger, MOMENTUM_TODAY: '2026-11-21', TAKEN: taken },
    },
  );
  const { seconds, memory } = JSON.parse(readFileSync(taken, 'utf8')) as {
    seconds: number;
    memory: number;
  };
  return { stderr, status, seconds, memory };
}

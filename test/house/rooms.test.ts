import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, type Source, sources } from './sources.js';

/**
 * Which room of src may import from which others (each from itself too), the lowest first: a room
 * knows rooms above it in this table and none below. A room may have one inside. A row that grows
 * says something about the design: think first whether the thing stands in the right room.
 */
const rooms = {
  text: [],
  time: ['text'],
  things: ['text', 'time'],
  // What a line means that was typed at a meeting or jotted down, and what it puts on record.
  lines: ['text', 'time', 'things'],
  // What is kept behind the doors that things/ledger.ts describes.
  ledger: ['text', 'time', 'things'],
  files: ['text', 'things'],
  backups: ['text', 'time', 'things', 'ledger', 'files'],
  language: ['text', 'time'],
  figures: ['text', 'time', 'things', 'language'],
  'figures/queries': ['time', 'things', 'figures'],
  'figures/reports': ['text', 'time', 'things', 'figures', 'figures/queries'],
  // From facts to the tree of a document, a folder for each step; the tree itself is known to all.
  papers: ['text', 'time'],
  // A trend for each measure there is.
  'papers/facts': ['time', 'figures'],
  'papers/liquid': ['text', 'time', 'language', 'papers'],
  'papers/template': ['text', 'things', 'language', 'papers/facts', 'papers/liquid'],
  'papers/shipped': ['papers/template'],
  'papers/building': [
    'text',
    'time',
    'things',
    'language',
    'papers',
    'papers/facts',
    'papers/liquid',
    'papers/template',
  ],
  'papers/from-ledger': [
    'text',
    'time',
    'things',
    'language',
    'figures',
    'figures/queries',
    'papers/facts',
  ],
  'papers/making': [
    'text',
    'time',
    'things',
    'files',
    'language',
    'papers',
    'papers/facts',
    'papers/liquid',
    'papers/template',
    'papers/shipped',
    'papers/building',
    'papers/from-ledger',
  ],
  // A face and a program to paint with are read from the disk, as code is: the same for everybody.
  'render/picture': ['files/shipped.ts', 'files/aside.ts'],
  render: ['text', 'time', 'papers', 'render/picture'],
  out: ['text', 'time', 'files', 'papers', 'render', 'render/picture'],
  bring: ['text', 'time', 'things'],
  'bring/matching': ['text', 'things'],
  'bring/applying': ['text', 'time', 'things', 'files', 'bring', 'bring/matching'],
  // Notes that somebody took of a meeting: their layouts, as lines that are understood as all are.
  'bring/notes': ['text', 'time', 'things', 'lines', 'bring', 'bring/applying'],
  // Answers that came by mail: as documents word them, and done as what is said at a meeting; or in a
  // table, by the names in it.
  'bring/replies': [
    'text',
    'time',
    'things',
    'language',
    'lines',
    'bring',
    'bring/applying',
    'bring/matching',
  ],
  prompt: ['text', 'render'],
  // What a check-in looks at and does; nothing is asked there.
  'sitting/queries': ['time', 'things'],
  'sitting/selectors': [
    'text',
    'time',
    'things',
    'language',
    'figures',
    'figures/queries',
    'figures/reports',
    'sitting/queries',
  ],
  'sitting/actions': [
    'text',
    'time',
    'things',
    'bring/applying',
    'sitting/queries',
    'sitting/selectors',
  ],
  'sitting/flow': ['text', 'things', 'sitting/selectors', 'sitting/actions'],
  sitting: [
    'text',
    'time',
    'things',
    'prompt',
    'sitting/selectors',
    'sitting/actions',
    'sitting/flow',
  ],
  example: ['time', 'things'],
  cli: ['text', 'time', 'things', 'ledger', 'files', 'backups', 'papers', 'render', 'prompt'],
  commands: [
    'text',
    'time',
    'things',
    'ledger',
    'files',
    'backups',
    'language',
    'figures',
    'figures/queries',
    'figures/reports',
    'papers',
    'papers/template',
    'papers/shipped',
    'papers/building',
    'papers/making',
    'render',
    'out',
    'bring',
    'bring/matching',
    'bring/applying',
    'bring/notes',
    'bring/replies',
    'prompt',
    'lines',
    'sitting',
    'sitting/actions',
    'sitting/flow',
    'example',
    'cli',
  ],
  'painter.ts': ['files', 'render/picture'],
  'main.ts': ['cli', 'commands/index.ts'],
} as const satisfies Record<string, readonly string[]>;

/** Packages that one place alone may know, so that they can be changed or left out there. */
const packages: Record<string, { only: readonly string[]; because: string }> = {
  'better-sqlite3': { only: ['ledger'], because: 'the ledger is the only one to touch the file' },
  chalk: { only: ['render', 'prompt'], because: 'colour is the look of what others mean' },
  'cli-table3': { only: ['render'], because: 'a table is the look of what others mean' },
  commander: { only: ['cli'], because: 'commands are data; one place makes the program from them' },
  inquirer: { only: ['prompt'], because: 'every question also has its scripted answer' },
};

/** The innermost room that `path` stands in; the name of its folder where no room is known. */
function roomOf(path: string): string {
  const [, outer = '', inner = ''] = path.split('/');
  return `${outer}/${inner}` in rooms ? `${outer}/${inner}` : outer;
}

/** One sentence for each import in `source` that the tables above don't allow. */
function forbidden(source: Source): string[] {
  const room = roomOf(source.path);
  const row = Object.entries(rooms).find(([name]) => name === room)?.[1];
  if (row === undefined) {
    return [`${source.path} is in no room that the table in test/house/rooms.test.ts knows.`];
  }
  return importsOf(source.text).flatMap((name) => {
    if (!name.startsWith('.')) {
      const rule = packages[name.startsWith('@') ? name : (name.split('/')[0] ?? '')];
      return rule === undefined || rule.only.includes(room)
        ? []
        : [
            `${source.path} imports ${name}, which only ${rule.only.join(' and ')} may: ${rule.because}.`,
          ];
    }
    const target = posix.join(posix.dirname(source.path), name).replace(/\.js$/, '.ts');
    if (!target.startsWith('src/')) return [];
    const fine =
      roomOf(target) === room ||
      row.some((allowed) => target === `src/${allowed}` || roomOf(target) === allowed);
    return fine
      ? []
      : [
          `${source.path} imports ${target}: ${room} may import ${row.join(', ') || 'nothing'} and itself.`,
        ];
  });
}

test('each file imports only from the rooms that its own room may know', () => {
  expect(sources('src').flatMap(forbidden)).toEqual([]);
});

test('no room knows one that stands below it in the table', () => {
  const order = Object.keys(rooms);
  const place = (name: string): number =>
    order.indexOf(order.includes(name) ? name : (name.split('/')[0] ?? ''));
  const upward = Object.entries(rooms).flatMap(([room, known]) =>
    known.filter((other) => place(other) >= place(room)).map((other) => `${room} knows ${other}`),
  );
  expect(upward).toEqual([]);
});

test.each([
  ['src/text/x.ts', `import { open } from '../ledger/open.js';`],
  ['src/text/x.ts', `import type { Open } from '../ledger/open.js';`],
  ['src/text/x.ts', `import {\n  one,\n  two,\n} from '../files/read.js';`],
  ['src/text/x.ts', `export { one } from '../files/read.js';`],
  ['src/text/x.ts', `import '../main.js';`],
  ['src/figures/measures/x.ts', `const { open } = await import('../../ledger/open.js');`],
  ['src/text/x.ts', `const open = (x: import('../ledger/open.js').Open) => x;`],
  ['src/ledger/x.ts', `import { keep } from '../actions/keep.js';`],
  ['src/cli/x.ts', `import { verbs } from '../commands/index.js';`],
  ['src/commands/x.ts', `import '../main.js';`],
  ['src/sitting/selectors/x.ts', `import { runCheckin } from '../run.js';`],
  ['src/sitting/actions/x.ts', `import { ask } from '../../prompt/plain.js';`],
  ['src/commands/x.ts', `import inquirer from 'inquirer';`],
  ['src/things/x.ts', `import Database from 'better-sqlite3';`],
  ['src/attic/x.ts', ''],
])('%s may not hold: %s', (path, text) => {
  expect(forbidden({ path, text })).toHaveLength(1);
});

test.each([
  ['src/main.ts', `import { verbs } from './commands/index.js';`],
  ['src/render/x.ts', `import chalk from 'chalk';\nimport type { Tree } from '../papers/tree.js';`],
  [
    'src/text/x.ts',
    `/**\n * import { open } from '../ledger/open.js';\n */\nexport const day = 1;`,
  ],
  ['src/figures/measures/x.ts', `import type { Day } from '../day.js';`],
  ['src/sitting/actions/x.ts', `import type { Item } from '../selectors/selector.js';`],
])('%s may hold: %s', (path, text) => {
  expect(forbidden({ path, text })).toEqual([]);
});

/** Files that import each other in a circle, by types as well, each circle by its first file. */
function circles(files: readonly Source[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'))
        .filter((target) => known.has(target)),
    ]),
  );
  // What nothing is left to import from can't stand in a circle; take it away until nothing changes.
  let rest = new Set(known);
  for (;;) {
    const next = new Set([...rest].filter((path) => imports.get(path)?.some((to) => rest.has(to))));
    if (next.size === rest.size) break;
    rest = next;
  }
  const imported = new Set([...rest].flatMap((path) => imports.get(path) ?? []));
  return [...rest].filter((path) => imported.has(path)).sort();
}

test('no file leads back to itself, not even by its types', () => {
  expect(circles(sources('src'))).toEqual([]);
});

test('a circle of types is found', () => {
  const files = [
    { path: 'src/a.ts', text: "import type { B } from './b.js';" },
    { path: 'src/b.ts', text: "import { type A } from './a.js';" },
    { path: 'src/c.ts', text: "import { a } from './a.js';" },
    { path: 'src/d.ts', text: '' },
  ];
  expect(circles(files)).toEqual(['src/a.ts', 'src/b.ts']);
});

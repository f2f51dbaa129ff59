// @module-tag thorough
/** What CONTRIBUTING says of adding a field, done in a copy: which files it takes, and that it then works. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { root } from '../house/sources.js';

const copy = mkdtempSync(join(tmpdir(), 'momentum-one-field-'));
const changed = new Set<string>();

/** Changes a file of the copy as somebody would by hand. */
function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(copy, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(copy, path),
    text.replace(from, () => to),
  );
  changed.add(path);
}

const run = (program: string, home: string, ...argv: string[]) => {
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { env });
  return { exit: status, out: String(stdout), err: String(stderr) };
};
const before = join(root, 'bin', 'momentum.js');
const after = join(copy, 'bin', 'momentum.js');

const home = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-one-field-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
const begin = ['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf'];

beforeAll(() => {
  for (const name of [
    'bin',
    'src',
    'tools',
    'templates',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'LICENSE',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'test', 'ledger', 'schemas'), { recursive: true });
  return () => rmSync(copy, { recursive: true });
});

test('a field takes its declaration and a migration, and everything that shows one follows', () => {
  edit(
    'src/things/member/fields.ts',
    '  goodAt: maybeSaid(',
    `  instrument: maybeSaid('members', {
    label: 'the instrument',
    flag: { about: 'what they play', placeholder: 'INSTRUMENT' },
    imported: { about: 'What they play', headers: ['plays'], reads: 'text' },
    shown: (instrument) => \`plays \${instrument}\`,
    listed: 'Instrument',
    beside: true,
  }),
  goodAt: maybeSaid(`,
  );
  const schema = readFileSync(join(root, 'docs', 'schema.sql'), 'utf8');
  const latest = Number(/user_version = (\d+)/.exec(schema)?.[1]);
  const digest = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
    import { createHash } from 'node:crypto';
    import { readFileSync } from 'node:fs';
    import Database from 'better-sqlite3';
    const db = new Database(':memory:');
    db.exec(readFileSync(${JSON.stringify(join(root, 'docs', 'schema.sql'))}, 'utf8'));
    const hash = createHash('sha256');
    for (const sql of db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").pluck().all().sort()) hash.update(sql + '\\n');
    process.stdout.write(hash.digest('hex'));`,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  edit(
    'src/ledger/migrations/index.ts',
    '];\n\n/** The version of the schema as it is now. */',
    `  {
    version: ${latest + 1},
    name: 'instrument',
    from: ['${digest}'],
    // The journal stays as it is.
    run: () => undefined,
  },
];

/** The version of the schema as it is now. */`,
  );
  // What the tests of the ledger want, and a test and a word in docs/, which nothing can want.
  const byHand = [...changed, `test/ledger/schemas/${latest}.sql`, 'a test', 'a word in docs'];
  expect(byHand.length).toBeLessThanOrEqual(5);

  const config = { extends: './tsconfig.json', include: ['src', 'tools/modules.d.ts'] };
  writeFileSync(join(copy, 'tsconfig.src.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const typed = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.src.json'], { cwd: copy });
  expect(String(typed.stdout)).toBe('');
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'tools/build.ts'],
    { cwd: copy },
  );

  const place = home();
  expect(run(before, place, ...begin)).toMatchObject({ exit: 0 });
  run(before, place, 'member', 'add', 'Bo Lind', '--organisation', 'Quay Radio');
  writeFileSync(join(place, 'people.csv'), 'name,plays\nIda Moss,cello\nBo Lind,horn\n');

  const added = run(after, place, 'member', 'add', 'Tom Reed', '--instrument', 'oboe');
  expect(added.out).toContain('plays oboe');
  expect(run(after, place, 'import', 'members', join(place, 'people.csv'))).toMatchObject({
    exit: 0,
  });
  const shown = JSON.parse(run(after, place, 'member', 'show', 'bo', '--json').out);
  expect(shown.member).toMatchObject({ instrument: 'horn', organisation: 'Quay Radio' });
  expect(run(after, place, 'member', 'list').out).toMatch(/Instrument[\s\S]*oboe/);
  expect(run(after, place, 'state', '--format', 'markdown').out).toContain('Tom Reed (oboe)');
  expect(run(after, place, 'check')).toMatchObject({ exit: 0 });

  // Without its migration it is found by whoever opens a ledger of before.
  const text = readFileSync(join(root, 'src/ledger/migrations/index.ts'), 'utf8');
  writeFileSync(join(copy, 'src/ledger/migrations/index.ts'), text);
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'tools/build.ts'],
    { cwd: copy },
  );
  const other = home();
  run(before, other, ...begin);
  const { exit, err } = run(after, other, 'member', 'list');
  expect(exit).toBe(1);
  expect(err).toContain('(ledger-altered)');
});

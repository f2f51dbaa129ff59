import {
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownColumns } from '../../src/bring/applying/importable.js';
import { templateFolder } from '../../src/files/location.js';
import { visibleLines } from '../../src/text/gate.js';
import { columned } from '../bring/templates.js';
import { type Stage, stage } from '../helpers/stage.js';

/** A stage with a ledger of Harbour Menders, and ways of looking whether it was touched. */
async function harbour(): Promise<Stage & { ledger: string; put: Put; untouched: () => void }> {
  const place = stage();
  const { exit } = await place.momentum(['init', '--name', 'Harbour Menders', '--no-input']);
  expect(exit).toBe(0);
  const ledger = join(place.ledgers, 'harbour-menders.momentum');
  const before = { bytes: readFileSync(ledger), at: statSync(ledger).mtimeMs };
  return {
    ...place,
    ledger,
    put(content, name = 'file.csv') {
      const path = join(place.home, name);
      writeFileSync(path, content);
      return path;
    },
    untouched() {
      expect(readFileSync(ledger).equals(before.bytes)).toBe(true);
      expect(statSync(ledger).mtimeMs).toBe(before.at);
    },
  };
}

type Put = (content: string | Buffer, name?: string) => string;

const faults: ReadonlyArray<readonly [what: string, code: string, content: string | Buffer]> = [
  ['a cell of ten megabytes', 'csv-cell-too-long', `name\n${'x'.repeat(10_000_000)}\n`],
  ['one in quotation marks', 'csv-cell-too-long', `name\n"${'x'.repeat(10_000_000)}"\n`],
  ['a NUL', 'csv-encoding', 'name\nBo\0Lind\n'],
  ['letters of no encoding', 'csv-encoding', Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xff])],
  ['half a character of UTF-16', 'csv-encoding', Buffer.from([0xff, 0xfe, 0x6e, 0x00, 0x61])],
  ['an unbalanced quotation mark', 'csv-quote', 'name,note\nBo Lind,"quiet\nCy Marsh,\n'],
  ['a header that stands twice', 'csv-duplicate-header', 'name,note,Name\nBo Lind,,\n'],
  ['a missing column', 'csv-missing-column', 'e-mail\nbo@harbour.example\n'],
  ['a row with a cell too many', 'csv-ragged', 'name,note\nBo Lind,quiet,much\n'],
  ['nothing in it', 'csv-empty', ''],
  ['a right-to-left override in a name', 'text-unprintable', 'name\nBo \u202eLind\n'],
];

test.each(faults)('a file with %s is refused, and nothing is written', async (_, code, content) => {
  const { momentum, put, untouched } = await harbour();
  const { exit, out, err } = await momentum(['import', 'members', put(content)]);
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toContain(`(${code})`);
  // What the file holds is shown, and not obeyed.
  expect(visibleLines(err)).toBe(err);
  expect(err.length).toBeLessThan(2_000);
  untouched();
});

test('what is no ordinary file, or too large a one, is not read', async () => {
  const { momentum, put, home, untouched } = await harbour();
  const answer = async (path: string) => {
    const { exit, err } = await momentum(['import', 'members', path]);
    expect(exit).toBe(1);
    return /\(([\w-]+)\)/.exec(err)?.[1];
  };
  const real = put('name\nBo Lind\n');
  symlinkSync(real, join(home, 'link.csv'));
  mkdirSync(join(home, 'folder.csv'));
  expect(await answer(join(home, 'link.csv'))).toBe('file-not-regular');
  expect(await answer(join(home, 'folder.csv'))).toBe('file-not-regular');
  expect(await answer(join(home, 'missing.csv'))).toBe('file-not-found');
  // Larger than a string can be, and without a byte on the disk.
  const huge = put('', 'huge.csv');
  truncateSync(huge, 3 * 1024 ** 3);
  expect(await answer(huge)).toBe('file-too-large');
  untouched();
});

test.each([
  ['utf8', Buffer.from('\ufeffname\nÅsa Öberg\n')],
  ['utf16le', Buffer.from('\ufeffname\r\nÅsa Öberg\r\n', 'utf16le')],
  ['utf16le without its mark', Buffer.from('name\r\nÅsa Öberg\r\n', 'utf16le')],
])('letters come in as they are meant: %s', async (_, bytes) => {
  const { momentum, put } = await harbour();
  expect(await momentum(['import', 'members', put(bytes)])).toMatchObject({ exit: 0 });
  const { out } = await momentum(['member', 'list', '--json']);
  expect(out).toContain('Åsa Öberg');
});

const templates: ReadonlyArray<readonly [what: string, text: string]> = [
  [
    'a bomb of aliases',
    `a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [${'*c,'.repeat(900)}]\n`,
  ],
  ['an unknown tag', 'summary: !!js/function "x"\nfields: {}\n'],
  ['a key that stands twice', 'summary: x\nsummary: y\nfields: {}\n'],
  ['a key named __proto__', 'summary: x\nfields: {}\n__proto__: {polluted: true}\n'],
  ['more than 256 kB', `summary: x\n#${'x'.repeat(300_000)}\nfields: {}\n`],
];

test.each(templates)('a template of one’s own with %s is refused by its place', async (_, text) => {
  const { momentum, put, ledger, untouched } = await harbour();
  mkdirSync(join(templateFolder(ledger), 'imports'), { recursive: true });
  writeFileSync(join(templateFolder(ledger), 'imports', 'members.yaml'), text);
  const { exit, err } = await momentum(['import', 'members', put('name\nBo Lind\n')]);
  expect(exit).toBe(1);
  expect(err).toContain('members.yaml');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  untouched();
});

test('a template of one’s own takes the place of the one that comes with the program', async () => {
  const { momentum, put, ledger } = await harbour();
  const shipped = new URL('../../templates/imports/members.yaml', import.meta.url);
  const navn = 'name: { about: Navnet, required: true, headers: [navn, name] }';
  const own = readFileSync(shipped, 'utf8').replace('fields:', `fields:\n  ${navn}`);
  mkdirSync(join(templateFolder(ledger), 'imports'), { recursive: true });
  writeFileSync(join(templateFolder(ledger), 'imports', 'members.yaml'), own);
  expect(await momentum(['import', 'members', put('navn\nBo Lind\n')])).toMatchObject({ exit: 0 });
  rmSync(templateFolder(ledger), { recursive: true });
  expect(await momentum(['import', 'members', put('navn\nCy Marsh\n')])).toMatchObject({ exit: 1 });
});

test('a column of another name is mapped, and a wrong field names the right ones', async () => {
  const { momentum, put, untouched } = await harbour();
  const path = put('navn;addr\nBo Lind;bo@harbour.example\n');
  const wrong = await momentum(['import', 'members', path, '--map', 'navn=nmae']);
  expect(wrong.err).toContain('(csv-map-field)');
  expect(wrong.err).toContain('good-at: ');
  untouched();
  const flags = ['--map', 'navn=name', '--map', 'addr=email', '--json'];
  const { out } = await momentum(['import', 'members', path, ...flags]);
  expect(JSON.parse(out)).toMatchObject({ command: 'import members', came: 1, unread: [] });
});

test('a dry run says what would happen and writes nothing', async () => {
  const { momentum, put, untouched } = await harbour();
  const path = put('date,person\n2026-09-01,Bo Lind\n');
  const { exit, out, err } = await momentum(['import', 'attendance', path, '--dry-run']);
  expect(exit).toBe(0);
  expect(out).toContain('1 row would wait for 1 name that matches nobody');
  expect(err).toContain('Nothing was written');
  untouched();
});

test('a control character in a cell is left out, and refuses nothing', async () => {
  const { momentum, put } = await harbour();
  const path = put('name,note\n"Bo\u0007 Lind","a\u0001b"\n');
  expect(await momentum(['import', 'members', path])).toMatchObject({ exit: 0 });
  const { out } = await momentum(['member', 'list', '--json']);
  expect(out).toContain('"Bo Lind"');
});

test('help names the columns that each kind of file may have', async () => {
  const { momentum } = stage();
  for (const shape of columned) {
    const word = shape.name === 'aliases' ? 'unmatched' : shape.name;
    const { out } = await momentum(['import', word, '--help']);
    const folded = out.replace(/\s+/g, ' ');
    for (const { name, headers } of knownColumns(shape)) {
      expect(folded).toContain(`${name} ${headers.join(', ')}`);
    }
  }
});

test('a verdict needs one name, and only one verdict', async () => {
  const { momentum, put } = await harbour();
  await momentum(['import', 'attendance', put('date,person\n2026-09-01,Bo\n')]);
  for (const words of [['--add'], ['Bo', '--add', '--ignore'], ['Bo', '--file', 'x.csv']]) {
    const { exit, err } = await momentum(['import', 'unmatched', ...words]);
    expect(exit).toBe(2);
    expect(err).toContain('(which-verdict)');
  }
  const asked = await momentum(['import', 'unmatched', '--each']);
  expect(asked).toMatchObject({ exit: 2 });
  expect(asked.err).toContain('(needs-answer)');
});

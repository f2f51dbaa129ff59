import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writtenFilesOf } from '../../src/files/location.js';
import { recordWritten, statusOf } from '../../src/out/written-files.js';

let folder: string;
let record: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-record-'));
  record = writtenFilesOf(join(folder, 'harbour.momentum'));
  file = join(folder, 'plan.md');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file as momentum does, and remembers it. */
function make(words: string, path = file): void {
  writeFileSync(path, words);
  recordWritten(path, words, record);
}

const standing = (path = file) => statusOf(path, record);

test('a file is ours as long as it holds what was written', () => {
  expect(standing()).toBe('foreign');
  make('The plan');
  expect(standing()).toBe('ours');
  writeFileSync(file, 'The plan, and a word of my own');
  expect(standing()).toBe('changed');
  make('The next plan');
  expect(standing()).toBe('ours');
});

test('somebody else’s file is not ours, whatever was written elsewhere', () => {
  make('The plan', join(folder, 'other.md'));
  writeFileSync(file, 'My own');
  expect(standing()).toBe('foreign');
});

test('a document that was moved is still one that momentum made', () => {
  make('The plan');
  renameSync(file, join(folder, 'november.md'));
  expect(standing(join(folder, 'november.md'))).toBe('ours');
});

test('a file is the same one by whatever way its folder is reached', () => {
  mkdirSync(join(folder, 'papers'));
  symlinkSync(join(folder, 'papers'), join(folder, 'link'));
  make('The plan', join(folder, 'papers', 'plan.md'));
  writeFileSync(join(folder, 'papers', 'plan.md'), 'Mine');
  expect(standing(join(folder, 'link', 'plan.md'))).toBe('changed');
});

test('the record is for its owner alone, and holds nothing of what was written', () => {
  make('Find a room: Grace Okoro');
  expect(statSync(record).mode & 0o777).toBe(0o600);
  expect(statSync(join(record, '..')).mode & 0o777).toBe(0o700);
  expect(readFileSync(record, 'utf8')).not.toContain('Grace');
});

test('the record keeps to the latest', () => {
  mkdirSync(join(record, '..'));
  const files = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`/gone/${index}.md`, 'x']),
  );
  writeFileSync(record, JSON.stringify({ version: 1, files }));
  make('The plan');
  const kept = Object.keys(JSON.parse(readFileSync(record, 'utf8')).files);
  expect(kept).toHaveLength(500);
  expect(kept[0]).toBe('/gone/1.md');
  expect(standing()).toBe('ours');
});

test.each([
  '',
  'not JSON',
  '{"version":2,"files":[]}',
  '{"version":1}',
  '[]',
  '{"version":1,"files":[1,null]}',
  'null',
])('a record that holds %j knows of nothing, and is begun afresh', (text) => {
  mkdirSync(join(record, '..'));
  writeFileSync(record, text);
  writeFileSync(file, 'The plan');
  expect(standing()).toBe('foreign');
  make('The plan');
  expect(standing()).toBe('ours');
});

test('where nothing can be remembered, the document is there all the same', () => {
  writeFileSync(join(folder, 'harbour.documents'), 'in the way');
  make('The plan');
  expect(standing()).toBe('foreign');
});

/** What comes with the program is taken as it stands: here it passes what anybody's own passes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type Importable,
  shippedImport,
  shippedWords,
} from '../../src/bring/applying/importable.js';
import type { Columned } from '../../src/bring/fields.js';
import { parseImportTemplate, parseSharedWords } from '../../src/bring/template.js';
import { checklists } from '../../src/commands/duty-checklist.js';
import { frenchWords } from '../../src/language/french.js';
import { englishWords } from '../../src/language/index.js';
import { readWords } from '../../src/language/words.js';
import { declaredLines } from '../../src/lines/grammar.js';
import { shippedNames, shippedTemplate } from '../../src/papers/shipped/index.js';
import { shippedIn, translatedInto } from '../../src/papers/shipped/translations.js';
import { readTemplate } from '../../src/papers/template/read.js';
import { readFlow } from '../../src/sitting/flow/read.js';
import { weeklyFlow } from '../../src/sitting/shipped/index.js';
import { columned } from '../bring/templates.js';
import { root } from './sources.js';

const folder = join(root, 'templates');

/** The words of a language as they stand in their file, where they are free of mistakes. */
function wordsOf(text: string): unknown {
  const { words, mistakes } = readWords(text, englishWords);
  expect(mistakes).toEqual([]);
  return words;
}

/** Each file below templates/, with what the program makes of it and what its reader does. */
const shipped: ReadonlyArray<
  readonly [path: string, taken: unknown, read: (text: string) => unknown]
> = [
  ['checkins/weekly.yaml', weeklyFlow, (text) => readFlow(text, 'weekly.yaml')],
  ['documents/words.yaml', englishWords, wordsOf],
  ['documents/fr/words.yaml', frenchWords, wordsOf],
  ...shippedNames.map((name) => {
    const path = `documents/${name}.yaml`;
    return [path, shippedTemplate(name), (text: string) => readTemplate(text, path)] as const;
  }),
  ...(await translations()),
  ['duties/meeting.yaml', checklists.meeting, (text) => parse(text)],
  ['meetings/lines.yaml', declaredLines, (text) => parse(text)],
  ['imports/words.yaml', shippedWords, (text) => parseSharedWords(text, 'imports/words.yaml')],
  ...columned.map((kind: Columned & Pick<Importable, 'template'>) => {
    const path = `imports/${kind.name}.yaml`;
    const read = (text: string) => parseImportTemplate(kind, text, path, shippedWords);
    return [path, shippedImport(kind), read] as const;
  }),
];

async function translations() {
  const all = await Promise.all(
    translatedInto.map(async (language) =>
      Object.entries(await shippedIn(language)).map(([name, template]) => {
        const path = `documents/${language}/${name}.yaml`;
        return [path, template, (text: string) => readTemplate(text, path)] as const;
      }),
    ),
  );
  return all.flat();
}

test.each(shipped)(
  'templates/%s is read without a mistake as what it is taken for',
  (path, taken, read) => {
    expect(read(readFileSync(join(folder, path), 'utf8'))).toStrictEqual(taken);
  },
);

test('no other file stands in templates/', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  expect(files.sort()).toEqual(shipped.map(([path]) => path).sort());
});

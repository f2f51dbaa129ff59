import { expect, test } from 'vitest';
import { type Source, sources } from './sources.js';

/** Names that stand in many files because each of them holds the same kind of thing. */
const shared: Readonly<Record<string, string>> = {
  verbs: 'each file of src/commands exports its verbs',
  noun: 'and what they have in common',
  edit: 'the act that changes what is said of whatever its file is about: members.edit',
};

/** The names of values and types that a source declares and exports, and not those it passes on. */
const exportedBy = ({ text }: Source): string[] =>
  [
    ...text.matchAll(
      /^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm,
    ),
  ].map((match) => match[1] as string);

/** One sentence for each exported name that more than one source declares. */
function ambiguous(files: readonly Source[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const file of files) {
    for (const name of exportedBy(file)) {
      if (Object.hasOwn(shared, name)) continue;
      places.set(name, (places.get(name) ?? new Set()).add(file.path));
    }
  }
  return [...places]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name} stands for ${paths.size} things: ${[...paths].join(', ')}.`);
}

test('an exported name stands for one thing', () => {
  expect(ambiguous(sources('src'))).toEqual([]);
});

test('a name that stands for two things is found, and one that has a type and a value is not', () => {
  const at = (path: string, text: string): Source => ({ path, text });
  const one = at('src/a.ts', 'export const day = 1;\nexport type day = number;');
  expect(ambiguous([one])).toEqual([]);
  expect(ambiguous([one, at('src/b.ts', 'export function day() {}')])).toEqual([
    'day stands for 2 things: src/a.ts, src/b.ts.',
  ]);
  expect(ambiguous([one, at('src/b.ts', "export { day } from './a.js';")])).toEqual([]);
});

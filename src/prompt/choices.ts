import { layout } from './layout.js';
import type { Choice } from './prompter.js';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The choice that `answer` means: by its value, else its key, else its name; capitals are the same. */
export const choiceFor = <V extends string>(
  choices: readonly Choice<V>[],
  answer: string,
): Choice<V> | undefined =>
  choices.find(({ value }) => same(value, answer)) ??
  choices.find(({ key }) => key !== undefined && same(key, answer)) ??
  choices.find(({ name }) => same(name, answer));

const said: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  true: true,
  no: false,
  n: false,
  false: false,
};

/** Yes or no in any of the usual spellings; undefined where it is neither. */
export const yesOrNo = (answer: string): boolean | undefined => said[answer.trim().toLowerCase()];

/** The words of a list that was typed with commas between. */
export const commaSeparated = (answer: string): string[] =>
  answer
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** "k  kept (at last)": a choice as it stands in a list. */
export const labelOf = ({ name, key, hint }: Choice): string =>
  `${key ? `${key}  ` : ''}${name}${hint ? ` (${hint})` : ''}`;

/** "k  kept (at last)" as it stands in a list, wrapped under its name where it is long. */
export function layoutChoice(
  { key, ...choice }: Choice,
  { columns, ascii = false }: { columns: number; ascii?: boolean },
): string {
  const before = key === undefined ? '' : `${key}  `;
  const indent = ' '.repeat(before.length);
  const label = layout(labelOf(choice), 'plain', { columns: columns - before.length, ascii });
  return before + label.split('\n').join(`\n${indent}`);
}

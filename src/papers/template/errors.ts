/** What is wrong with a template, and how whoever wrote it is told. */
import { visible } from '../../text/gate.js';
import { didYouMean } from '../../text/near.js';
import { Refusal } from '../../text/refusal.js';
import type { Mistake, Path } from '../../text/yaml-source.js';

/** A mistake in the value at `path`, at the first place where `snippet` stands in it. */
export interface TemplateMistake {
  readonly path: Path;
  readonly snippet: string;
  readonly found: string;
  readonly expected: string;
}

/** Past this, more lines teach nothing. */
const most = 50;

/** "; did you mean “title”?" where one of `known` is near `word`; else an empty text. */
export function nearest(word: string, known: readonly string[]): string {
  const meant = didYouMean(word, known);
  return meant && `; ${meant}`;
}

/** The refusal that names every mistake, each as `file:line:column found; expected`. */
export function templateUnreadable(
  fileName: string,
  mistakes: readonly Mistake[],
  placeOf: (offset: number) => { line: number; col: number },
): Refusal {
  const sorted = [...mistakes].sort((a, b) => a.offset - b.offset);
  const lines = sorted.slice(0, most).map(({ offset, found, expected }) => {
    const { line, col } = placeOf(offset);
    return visible(`${fileName}:${line}:${col} ${found}; ${expected}`);
  });
  const left = sorted.length - lines.length;
  const count = sorted.length === 1 ? 'one mistake' : `${sorted.length} mistakes`;
  return new Refusal(
    'template-unreadable',
    `The template ${visible(fileName)} has ${count} in it.`,
    'Change the places named below and try again, or take the file away to use the template that comes with momentum.',
    { details: left > 0 ? [...lines, `… and ${left} more`] : lines },
  );
}

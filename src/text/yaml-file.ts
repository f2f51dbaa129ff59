import { Refusal } from './refusal.js';
import { readYamlSource } from './yaml-source.js';

/** A mistake in a file that a person wrote: where, and what was expected. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

export interface YamlFile {
  readonly value: unknown;
  /** `FILE:LINE:COLUMN` of what stands at `path`, or of the nearest thing around it. */
  at(path: readonly (string | number)[]): string;
}

/** What the refusals of one kind of file say: their code, what the file is, what to do next. */
export interface FileKind {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}

/** The refusal that lists every problem with its place. */
export function faulty(kind: FileKind, file: string, lines: readonly string[]): Refusal {
  const count = lines.length === 1 ? 'one mistake' : `${lines.length} mistakes`;
  return new Refusal(kind.code, `${kind.what} ${file} has ${count}.`, kind.next, {
    details: lines,
  });
}

/**
 * Reads YAML that somebody else may have written: short, without tags, aliases or double
 * keys.
 * @throws Refusal with `kind.code`
 */
export function readYaml(text: string, file: string, kind: FileKind): YamlFile {
  const source = readYamlSource(text, 0);
  const place = (offset: number): string => {
    const { line, col } = source.placeOf(offset);
    return `${file}:${line}:${col}`;
  };
  if (source.mistakes.length > 0) {
    const lines = source.mistakes.map(
      ({ offset, found, expected }) => `${place(offset)} ${found}; ${expected}`,
    );
    throw faulty(kind, file, lines);
  }
  return { value: source.value, at: (path) => place(source.keyOffset(path)) };
}

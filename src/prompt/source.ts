import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Refusal } from '../core/refusal.js';

/** A mistake in a file that a person wrote: where, and what was expected. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

export interface Source {
  readonly value: unknown;
  /** `FILE:LINE:COLUMN` of what stands at `path`, or of the nearest thing around it. */
  at(path: readonly (string | number)[]): string;
}

const largest = 256 * 1024;

/** Codes and next step of the refusals that reading one kind of file gives. */
export interface Reading {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}

/** The refusal that lists every problem with its place. */
export function faulty(reading: Reading, file: string, lines: readonly string[]): Refusal {
  const count = lines.length === 1 ? 'one mistake' : `${lines.length} mistakes`;
  return new Refusal(reading.code, `${reading.what} ${file} has ${count}.`, reading.next, {
    details: lines,
  });
}

/**
 * Reads YAML that somebody else may have written: at most 256 kB, no aliases, no tags, no key
 * `__proto__`; a warning is a mistake.
 * @throws Refusal with `reading.code`
 */
export function readYaml(text: string, file: string, reading: Reading): Source {
  if (text.length > largest) {
    throw faulty(reading, file, [`${file}: longer than 256 kB`]);
  }
  const counter = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = counter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const document = parse(text, file, counter, reading);
  const mistakes = [...document.errors, ...document.warnings];
  if (mistakes.length > 0) {
    const lines = mistakes.map((m) => `${place(m.pos[0])} ${m.message.split('\n')[0] ?? ''}`);
    throw faulty(reading, file, lines);
  }
  const at = (path: readonly (string | number)[]): string => {
    let node: unknown = document.contents;
    let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
    for (const step of path) {
      let next: Node | undefined;
      if (isMap(node)) {
        const pair = node.items.find((item) => String(item.key) === String(step));
        const key = pair?.key as Node | undefined;
        offset = key?.range?.[0] ?? offset;
        next = (pair?.value ?? undefined) as Node | undefined;
      } else if (isSeq(node)) {
        next = node.items[Number(step)] as Node | undefined;
        offset = next?.range?.[0] ?? offset;
      }
      if (next === undefined) break;
      node = next;
    }
    return place(offset);
  };
  return { value: plainValue(document, file, reading), at };
}

function parse(text: string, file: string, lineCounter: LineCounter, reading: Reading) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch {
    throw faulty(reading, file, [`${file}: nested too deeply to be read`]);
  }
}

function plainValue(
  document: ReturnType<typeof parseDocument>,
  file: string,
  reading: Reading,
): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    refuseProto(value);
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'cannot be read';
    throw faulty(reading, file, [`${file}: ${why}`]);
  }
}

function refuseProto(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw new Error('“__proto__” cannot be a key');
    refuseProto(inner);
  }
}

/** Orders to the program, between two lines. */
import type { LineCommand } from './declared.js';
import type { Grammar } from './grammar.js';

/** What is said to the program and not for the record. */
export interface Order {
  readonly command: LineCommand;
  /** Of the line that it is about, where one was named. */
  readonly no: number | null;
  readonly rest: string;
}

/** The order that a line is; undefined for a line to be written down. */
export function readOrder(line: string, grammars: readonly Grammar[]): Order | undefined {
  for (const { commands } of grammars) {
    for (const [command, pattern] of commands) {
      const found = pattern.exec(line);
      if (!found || (command !== 'edit' && found.groups?.no !== undefined)) continue;
      const no = found.groups?.no;
      return { command, no: no === undefined ? null : Number(no), rest: found.groups?.what ?? '' };
    }
  }
  return undefined;
}

import { Chalk } from 'chalk';
import type { Look } from '../options.js';
import { asciiOf } from './glyphs.js';

/** How lines of talk look: refusals, hints, whatever is not a document. */
export interface Talk {
  readonly bold: (text: string) => string;
  readonly quiet: (text: string) => string;
  /** The program's own signs in ASCII, where that is all there is; names stay as they are. */
  readonly spelt: (text: string) => string;
}

export function talkOf({ colour, ascii }: Look): Talk {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    bold: chalk.bold,
    quiet: chalk.dim,
    spelt: (text) => (ascii ? asciiOf(text) : text),
  };
}

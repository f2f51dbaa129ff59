import { Chalk } from 'chalk';
import type { RenderOptions } from '../options.js';
import { widthOf } from '../text.js';
import { wrapText } from './runs.js';

/** The signs that the terminal renderer draws with. */
export interface Glyphs {
  readonly bullet: string;
  readonly rule: string;
  readonly doubleRule: string;
  readonly bar: string;
}

const drawn: Glyphs = { bullet: '•', rule: '─', doubleRule: '━', bar: '│' };
const typed: Glyphs = { bullet: '-', rule: '-', doubleRule: '=', bar: '|' };

export const glyphsFor = (ascii: boolean): Glyphs => (ascii ? typed : drawn);

const plainSigns: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '☐': '[ ]',
  '☒': '[x]',
  '•': '-',
  '·': '-',
  '→': '->',
  '←': '<-',
  '×': 'x',
  '✓': 'x',
  '✗': 'x',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
};

const signs = new RegExp(`[${Object.keys(plainSigns).join('')}]`, 'g');

/** `text` with typographic signs as ASCII; letters, and so people's names, stay as they are. */
export const asciiOf = (text: string): string =>
  text.replace(signs, (sign) => plainSigns[sign] ?? sign);

/** How lines of talk look: refusals, hints, whatever is not a document. */
export interface MessageStyle {
  readonly bold: (text: string) => string;
  readonly quiet: (text: string) => string;
  /** The program's own signs in ASCII, where that is all there is; names stay as they are. */
  readonly signs: (text: string) => string;
  /** Text on lines of a terminal's width, broken between words, those after the first set in. */
  readonly folded: (text: string, indent: number) => string;
}

export function messageStyle({ colour, ascii, draws, width }: RenderOptions): MessageStyle {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    bold: chalk.bold,
    quiet: chalk.dim,
    signs: (text) => (ascii ? asciiOf(text) : text),
    folded(text, indent) {
      if (!draws) return text;
      const room = width - indent;
      const lines = text
        .split('\n')
        .flatMap((line) => (widthOf(line) > room ? wrapText(line, room) : [line]));
      return lines.join(`\n${' '.repeat(indent)}`);
    },
  };
}

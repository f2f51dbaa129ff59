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

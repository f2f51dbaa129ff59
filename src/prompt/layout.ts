import { wrapText } from '../render/terminal/runs.js';
import { visibleLines } from '../text/gate.js';
import type { Tone } from './prompter.js';

interface Frame {
  readonly before: string;
  readonly first: string;
  readonly rest: string;
  readonly after: string;
  /** Text to be pasted elsewhere is left whole: a terminal's own wrapping copies as one line. */
  readonly wrap: boolean;
}

const frames: Record<Tone, Frame> = {
  plain: { before: '', first: '', rest: '', after: '', wrap: true },
  heading: { before: '\n', first: '', rest: '', after: '', wrap: true },
  item: { before: '', first: '  ', rest: '  ', after: '', wrap: true },
  detail: { before: '', first: '  ', rest: '  ', after: '', wrap: true },
  done: { before: '', first: '  ✓ ', rest: '    ', after: '', wrap: true },
  paste: { before: '\n', first: '', rest: '', after: '\n', wrap: false },
  quiet: { before: '', first: '  ', rest: '  ', after: '', wrap: true },
};

/** Lines longer than this are tiring to read, however wide the window is. */
const widest = 88;

const plainSigns: Readonly<Record<string, string>> = {
  '✓': '+',
  '–': '-',
  '·': '-',
  '…': '...',
  '“': '"',
  '”': '"',
  '’': "'",
};

/** Our own punctuation for terminals that have only ASCII; what people typed keeps its letters. */
export const plainly = (text: string): string =>
  text.replace(/[✓–·…“”’]/gu, (sign) => plainSigns[sign] ?? sign);

/**
 * `text` as it stands on a terminal `columns` wide: passed through the gate, wrapped, and indented
 * by its tone. Without colour and without a line break at its end.
 */
export function layout(
  text: string,
  tone: Tone,
  { columns, ascii = false }: { columns: number; ascii?: boolean },
): string {
  const frame = frames[tone];
  const shown = visibleLines(text);
  const width = Math.max(20, Math.min(columns, widest)) - frame.rest.length;
  const paragraphs = shown.split('\n');
  const lines = frame.wrap ? paragraphs.flatMap((line) => wrapText(line, width)) : paragraphs;
  const body = lines
    .map((line, index) => (line === '' ? '' : (index === 0 ? frame.first : frame.rest) + line))
    .join('\n');
  const laid = frame.before + body + frame.after;
  return ascii ? plainly(laid) : laid;
}

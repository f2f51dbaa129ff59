/** Notes in a Word file: its paragraphs as lines, with the marks that plain text would have. */
import type { Buffer } from 'node:buffer';
import { strFromU8, unzipSync } from 'fflate';
import sax from 'sax';
import { Refusal } from '../../text/refusal.js';

/** More than any notes unpack to. */
const mostBytes = 64 * 1024 * 1024;
const part = 'word/document.xml';

/** Whether bytes are a packed file that says near its beginning that it is Word’s. */
export const isWord = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).toString('latin1') === 'PK' && bytes.includes('word/');

/** @throws Refusal `notes-not-text` */
export function wordText(bytes: Buffer): string {
  const xml = documentIn(bytes);
  if (xml !== undefined) {
    try {
      return linesOf(xml);
    } catch {
      // Said below: what can't be read is no file of Word's, whatever is wrong with it.
    }
  }
  throw new Refusal(
    'notes-not-text',
    'This Word file can’t be read.',
    'Open it in Word and save it anew as .docx, or as plain text, and read that.',
  );
}

function documentIn(bytes: Buffer): string | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === part && originalSize <= mostBytes,
    });
    const found = files[part];
    return found && strFromU8(found);
  } catch {
    return undefined;
  }
}

/** What stands in a paragraph before it is over. */
interface Paragraph {
  text: string;
  isHeading: boolean;
  isListed: boolean;
}

function linesOf(xml: string): string {
  const lines: string[] = [];
  const rows: string[][] = [];
  let cells: string[] | undefined;
  let cell: string[] | undefined;
  let paragraph: Paragraph | undefined;
  let inText = false;
  let deleted = 0;
  let tables = 0;
  const parser = sax.parser(true);
  parser.onerror = (cause) => {
    throw cause;
  };
  parser.ondoctype = () => {
    throw new Error('no file of Word’s has a document type');
  };
  parser.onopentag = ({ name, attributes }) => {
    if (name === 'w:p') paragraph = { text: '', isHeading: false, isListed: false };
    else if (name === 'w:t') inText = true;
    else if (name === 'w:del' || name === 'w:moveFrom') deleted += 1;
    else if (name === 'w:tbl') tables += 1;
    else if (name === 'w:tr' && tables === 1) cells = [];
    else if (name === 'w:tc' && tables === 1) cell = [];
    else if (paragraph === undefined) return;
    else if (name === 'w:tab') paragraph.text += ' ';
    else if (name === 'w:br' || name === 'w:cr') paragraph.text += '\n';
    else if (name === 'w:numPr') paragraph.isListed = true;
    else if (name === 'w:pStyle') {
      const style = String(attributes['w:val'] ?? '');
      paragraph.isHeading ||= /^(?:heading|title|titre|berschrift)/i.test(style.replace('Ü', ''));
      paragraph.isListed ||= /^list/i.test(style);
    }
  };
  parser.ontext = (text) => {
    if (inText && deleted === 0 && paragraph) paragraph.text += text;
  };
  parser.onclosetag = (name) => {
    if (name === 'w:t') inText = false;
    else if (name === 'w:del' || name === 'w:moveFrom') deleted -= 1;
    else if (name === 'w:p' && paragraph) {
      const said = asLines(paragraph, cell !== undefined);
      if (cell) cell.push(...said);
      else lines.push(...said);
      paragraph = undefined;
    } else if (name === 'w:tc' && tables === 1) {
      cells?.push((cell ?? []).join(' ').trim());
      cell = undefined;
    } else if (name === 'w:tr' && tables === 1) {
      if (cells) rows.push(cells);
      cells = undefined;
    } else if (name === 'w:tbl') {
      tables -= 1;
      if (tables === 0) lines.push('', ...tableOf(rows.splice(0)), '');
    }
  };
  parser.write(xml).close();
  return lines.join('\n');
}

function asLines({ text, isHeading, isListed }: Paragraph, inCell: boolean): string[] {
  if (text.trim() === '') return [''];
  const parts = text.split('\n');
  if (inCell) return parts;
  if (isHeading) return ['', `## ${parts.join(' ')}`, ''];
  // A break inside a bullet is a line below it, which may say something of its own.
  return isListed ? parts.map((part, at) => (at === 0 ? `- ${part}` : `  ${part}`)) : parts;
}

const tableOf = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((cells, at) => {
    const row = `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
    return at === 0 ? [row, `|${'---|'.repeat(Math.max(cells.length, 1))}`] : [row];
  });

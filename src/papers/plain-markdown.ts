/**
 * The short way through Markdown. Nearly every text of a document is words, bold words and what
 * people typed (whose signs are escaped); the real parser takes 10 ms to load and a hundred times
 * as long to read. What this reader is not certain of it leaves to the parser, and a property test
 * holds the two against each other.
 */
import type { Paragraph, PhrasingContent } from 'mdast';

// What means something at the start of a line.
const blockStart = /^(?:[ \t#+\-=|:~>`]|\d{1,9}[.)](?:[ \t]|$))/;

// An escaped sign, a space written as a reference, a hard break, a mark of bold or of emphasis, a
// run of plain words. Everything else is for the parser. A bar or a tilde may begin what it knows.
const token = /\\([!-/:-@[-`{-~])|(&#32;)|(\\\n)|(\*\*|_)|([^\\`*_[\]<>&|~]+)/y;

/** `markdown` as paragraphs, or undefined where it may be anything else. */
export function readPlain(markdown: string): Paragraph[] | undefined {
  const paragraphs: Paragraph[] = [];
  for (const text of markdown.replace(/^\n+|[ \t\n]+$/g, '').split(/\n\n+/)) {
    if (text === '') continue;
    const children = readLines(text);
    if (!children) return undefined;
    paragraphs.push({ type: 'paragraph', children });
  }
  return paragraphs;
}

function readLines(text: string): PhrasingContent[] | undefined {
  const lines = text.split('\n');
  if (lines.some((line) => blockStart.test(line) || /[ \t]$/.test(line))) return undefined;
  const found: PhrasingContent[] = [];
  let words = '';
  let opened: { sign: string; at: number } | undefined;
  const close = (): PhrasingContent[] => {
    const text: PhrasingContent[] = words === '' ? [] : [{ type: 'text', value: words }];
    words = '';
    return text;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) return undefined;
    const [whole, escaped, space, hardBreak, sign, plain] = match;
    const before = text[start - 1] ?? ' ';
    const after = text[token.lastIndex] ?? ' ';
    if (sign === undefined) {
      if (hardBreak !== undefined) {
        if (opened || token.lastIndex >= text.length) return undefined;
        found.push(...close(), { type: 'break' });
      } else {
        words += escaped ?? (space === undefined ? (plain ?? whole) : ' ');
      }
    } else if (!opened) {
      // After a bracket only before a letter or figure: a second sign would make it close as well.
      const opens = before === '(' ? /[\p{L}\p{N}]/u.test(after) : /\s/.test(before);
      if (!opens || /[\s*_]/.test(after)) return undefined;
      found.push(...close());
      opened = { sign, at: token.lastIndex };
    } else {
      const ends = opened.sign === sign && opened.at < start;
      const over = /[\s,.;:!?)]/.test(after) || text.startsWith('\\\n', token.lastIndex);
      if (!ends || !over || /[\s*_]/.test(before)) return undefined;
      found.push({ type: sign === '_' ? 'emphasis' : 'strong', children: close() });
      opened = undefined;
    }
  }
  return opened ? undefined : [...found, ...close()];
}

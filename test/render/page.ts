import { SaxesParser } from 'saxes';

/** An element of a page, as it stands in it: its name, its attributes, the text of it alone. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Page {
  readonly elements: readonly PageElement[];
  /** What is read on it, pictures included. */
  readonly words: string;
}

const empty = /<((?:meta|wbr|br|hr|col|img|input|link)\b[^<>]*?)\/?>/g;
const unread = ['style', 'title', 'head'];

/**
 * A page of ours, read as strictly as XML is: what a browser would forgive is an error here.
 * @throws Error where anything is not closed, not quoted, or not a character
 */
export function readPage(html: string): Page {
  const parser = new SaxesParser({});
  const elements: PageElement[] = [];
  const open: string[] = [];
  let words = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes });
    open.push(name);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    if (!unread.includes(open.at(-1) ?? '')) words += text;
  });
  const xml = html.replace(/^<!doctype html>/i, '').replace(empty, '<$1/>');
  // Only in XML does this mean anything.
  parser.write(xml.replaceAll(']]>', ']]&gt;')).close();
  return { elements, words };
}

import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a part, its text with that of all inside it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The parts of a Word file by their paths, in the order in which they stand in it. */
export const partsOf = (file: Uint8Array): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(file)));

const isXml = (path: string): boolean => /\.(?:xml|rels|svg)$/.test(path);

/** @throws Error where `xml` is not well-formed or names a prefix that it does not declare */
function parsed(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const document = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open: Array<typeof document> = [document];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return document;
}

/** Every part of the file that is XML, parsed. */
export const xmlOf = (file: Uint8Array): ReadonlyMap<string, Element> =>
  new Map(
    [...partsOf(file)]
      .filter(([path]) => isXml(path))
      .map(([path, bytes]) => [path, parsed(strFromU8(bytes))]),
  );

/** All elements of a name, in the order of the document. */
export const all = (element: Element, name: string): Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

/** The part of a file that holds its words. */
export const bodyOf = (file: Uint8Array): Element =>
  xmlOf(file).get('word/document.xml') as Element;

const styleOf = (paragraph: Element): string =>
  all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '(none)';

/** What is read in a paragraph, line breaks and all. */
export const wordsOf = (element: Element): string =>
  element.name === 'w:br'
    ? '⏎'
    : element.name === 'w:t'
      ? element.text
      : element.children.map(wordsOf).join('');

/** The document as a list of its paragraphs: the style of each, and what is read in it. */
export const outlineOf = (file: Uint8Array): string[] =>
  all(bodyOf(file), 'w:p').map((each) => `${styleOf(each)}: ${wordsOf(each)}`);

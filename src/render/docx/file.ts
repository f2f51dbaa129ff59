import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import type { About } from '../../papers/tree.js';
import { xmlText } from './text.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const xml = (text: string): string =>
  xmlText(text).replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The file's own description of itself: what it is, whose, in which language, of which day. The
 * library would write down the second at which it ran and leave the community out.
 */
const propertiesOf = ({ title, community, language, asOf, subject }: About) => [
  {
    path: 'docProps/core.xml',
    data: `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:subject>${xml(subject)}</dc:subject><dc:creator>${xml(community)}</dc:creator><cp:lastModifiedBy>${xml(community)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${asOf}T12:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${asOf}T12:00:00Z</dcterms:modified><dc:language>${xml(language)}</dc:language></cp:coreProperties>`,
  },
  {
    path: 'docProps/app.xml',
    data: `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${xml(community)}</Company></Properties>`,
  },
];

// What tells a mail program or a file manager by the first bytes that this is Word's.
const first = ['[Content_Types].xml', '_rels/.rels'];

/** The parts of a Word document, by their paths in the file. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

// Packer compiles a document into its parts and zips them, all in one; what it compiles with is not
// in its types. Zipped parts would have to be unzipped again to be changed: a quarter of the time.
const { compiler } = Packer as unknown as {
  compiler: { compile(document: Document, indent: undefined, instead: Instead): Parts };
};
type Instead = ReturnType<typeof propertiesOf>;

/**
 * The document as a file, the same bytes for the same tree: the day it speaks of in place of the
 * clock, and links numbered in place of being named at random. `media` has the pictures by the key
 * that stands in for each of them in the document; they are waited for last.
 */
export async function fileOf(
  document: Document,
  about: About,
  media: Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<Uint8Array> {
  const parts = compiler.compile(document, undefined, propertiesOf(about));
  const names = [...first, ...[...parts.keys()].filter((name) => !first.includes(name))];
  const numbered = numbering(parts);
  const [year = 1980, month = 1, day = 1] = about.asOf.split('-').map(Number);
  // A zip holds the time of day on the wall, wherever the wall is: noon is noon everywhere.
  const mtime = new Date(Math.max(year, 1980), month - 1, day, 12);
  const pictures = await media;
  const files: Zippable = {};
  for (const name of names) {
    const part = parts.get(name) ?? '';
    const bytes = typeof part === 'string' ? strToU8(numbered(name, part)) : part;
    const picture = name.startsWith('word/media/') ? pictures.get(strFromU8(bytes)) : undefined;
    files[name] = [picture ?? bytes, { mtime, level: name.endsWith('.png') ? 0 : 1 }];
  }
  return zipSync(files);
}

const links = { in: 'word/document.xml', of: 'word/_rels/document.xml.rels' };

/** What gives a part's links numbers; the library names each with 21 signs at random. */
function numbering(parts: Parts): (name: string, part: string) => string {
  const relations = String(parts.get(links.of) ?? '');
  const found = [...relations.matchAll(/ Id="(rId[\w-]{21})"/g)].map(([, id = '']) => id);
  const numbers = new Map(found.map((id, index) => [id, `rIdLink${index + 1}`]));
  return (name, part) =>
    numbers.size === 0 || (name !== links.in && name !== links.of)
      ? part
      : part.replace(/ (r:id|Id)="(rId[\w-]{21})"/g, (whole, attribute: string, id: string) => {
          const number = numbers.get(id);
          return number === undefined ? whole : ` ${attribute}="${number}"`;
        });
}

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { About } from '../../documents/tree.js';
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
export const propertiesOf = ({ title, community, language, asOf, subject }: About) => [
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

/**
 * What the library packed, packed again so that the same tree gives the same bytes: the day of the
 * document in place of the clock, and links numbered in place of being named at random.
 */
export function repacked(packed: Uint8Array, { asOf }: About): Uint8Array {
  const parts = unzipSync(packed);
  const names = [...first, ...Object.keys(parts).filter((name) => !first.includes(name))];
  const numbers = linkNumbers(parts);
  const [year = 1980, month = 1, day = 1] = asOf.split('-').map(Number);
  const files: Zippable = {};
  for (const name of names) {
    const bytes = parts[name];
    if (bytes === undefined) continue;
    const level = name.endsWith('.png') ? 0 : 6;
    // A zip holds the time of day on the wall, wherever the wall is: noon is noon everywhere.
    const mtime = new Date(Math.max(year, 1980), month - 1, day, 12);
    files[name] = [renumbered(name, bytes, numbers), { mtime, level }];
  }
  return zipSync(files);
}

const links = { in: 'word/document.xml', of: 'word/_rels/document.xml.rels' };

/** The library names a link with 21 signs at random: the name → its number. */
function linkNumbers(parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const relations = strFromU8(parts[links.of] ?? new Uint8Array());
  const found = [...relations.matchAll(/ Id="(rId[\w-]{21})"/g)].map(([, id = '']) => id);
  return new Map(found.map((id, index) => [id, `rIdLink${index + 1}`]));
}

function renumbered(
  name: string,
  bytes: Uint8Array,
  numbers: ReadonlyMap<string, string>,
): Uint8Array {
  if (numbers.size === 0 || (name !== links.in && name !== links.of)) return bytes;
  const text = strFromU8(bytes).replace(
    / (r:id|Id)="(rId[\w-]{21})"/g,
    (whole, attribute: string, id: string) => {
      const number = numbers.get(id);
      return number === undefined ? whole : ` ${attribute}="${number}"`;
    },
  );
  return strToU8(text);
}

/** Where the links of a document lead, by format, and which addresses are read in it that lead nowhere. */
import type { Nodes } from 'mdast';
import PostalMime from 'postal-mime';
import type { Tree } from '../../src/papers/tree.js';
import { renderDocx } from '../../src/render/docx.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import { renderPlain } from '../../src/render/plain.js';
import { ledTo } from '../../src/text/addresses.js';
import { readPage } from '../render/page.js';
import { all, type Element, wordsOf, xmlOf } from '../render/word.js';
import { type Paper, papersOf } from './communities/index.js';

/** A document as somebody has it in front of them. */
export interface Linked {
  readonly links: readonly string[];
  /** What is read in it and is no part of a link. */
  readonly unlinked: string;
}

const ofPage = (html: string): Linked => {
  const links = readPage(html).elements.flatMap(({ name, attributes }) =>
    name === 'a' ? [attributes.href ?? ''] : [],
  );
  // A picture has its words beside it, and what a list of mails shows is no part of the mail.
  const unlinked = html
    .replace(/<(head|svg|a)\b.*?<\/\1>/gs, ' ')
    .replace(/<div style="display:none.*?<\/div>/gs, ' ')
    .replace(/<[^>]*>/g, ' ');
  return { links, unlinked };
};

const withoutLinks = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child) =>
    child.name === 'w:hyperlink' ? [] : [withoutLinks(child)],
  ),
});

/** Each format that has links, but for what a browser prints. */
export const linkedBy: Readonly<Record<string, (tree: Tree) => Promise<Linked>>> = {
  html: async (tree) => ofPage(await renderHtml(tree)),
  mail: async (tree) => ofPage((await new PostalMime().parse(await renderDraft(tree))).html ?? ''),
  Word: async (tree) => {
    const parts = xmlOf(await renderDocx(tree));
    const [body, rels] = [
      parts.get('word/document.xml'),
      parts.get('word/_rels/document.xml.rels'),
    ];
    if (!body || !rels) throw new Error('the file has no words, or no links');
    const targets = new Map(
      all(rels, 'Relationship').map(({ attributes: { Id, Target } }) => [Id, Target ?? '']),
    );
    return {
      links: all(body, 'w:hyperlink').map(
        ({ attributes }) => targets.get(attributes['r:id']) ?? '',
      ),
      unlinked: wordsOf(withoutLinks(body)),
    };
  },
};

const asLink = (address: string): string =>
  address.includes('://') ? address : `mailto:${address}`;

/** The addresses of pages and people in `text`, as links would lead to them. */
export const addressesIn = (text: string): string[] =>
  [...text.matchAll(ledTo)].map(([found]) => asLink(found));

/** Every text that the facts of a document hold. */
const textsIn = (facts: unknown): string[] =>
  typeof facts === 'string'
    ? [facts]
    : typeof facts === 'object' && facts !== null
      ? Object.values(facts).flatMap(textsIn)
      : [];

const linksIn = (node: Nodes): string[] =>
  node.type === 'link' ? [node.url] : 'children' in node ? node.children.flatMap(linksIn) : [];

/** Where the document has to lead: to each address in its facts that is told in it, and to each answer. */
export function ledToBy(tree: Tree): string[] {
  const told = new Set(addressesIn(renderPlain(tree)));
  const facts = textsIn(tree.data?.facts).flatMap(addressesIn);
  return [...new Set([...facts.filter((each) => told.has(each)), ...linksIn(tree)])];
}

/** Every shipped document in which each thing that anybody typed holds an address. */
export const linkingPapers = async (language: string): Promise<Paper[]> =>
  (
    await Promise.all(
      (['a few addresses', 'many addresses'] as const).map((community) =>
        papersOf(community, undefined, 'amina@harbour.example', language),
      ),
    )
  ).flat();

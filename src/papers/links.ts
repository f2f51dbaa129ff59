/** Addresses that stand in a text, made links. */
import type { Nodes, PhrasingContent } from 'mdast';
import { ledTo } from '../text/addresses.js';

/** So long an address is no reading: whose it is leads there. */
const longest = 40;

/** What a long address is called in a sentence. */
const wordFor = (url: string): string | undefined =>
  url.length <= longest ? undefined : url.replace(/^https?:\/\/([^/?#]+).*$/is, '$1');

/** What programs write around a mail address at `from` to `to`, and nobody reads: “<mailto:…>”. */
function signsAround(text: string, from: number, to: number): [before: string, after: string] {
  const [before = '', open] = /(<?)mailto:$/i.exec(text.slice(0, from)) ?? [];
  return open === '<' && text[to] === '>' ? [before, '>'] : [before.replace('<', ''), ''];
}

function piecesOf(text: string): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let from = 0;
  const words = (to: number): void => {
    if (to > from) found.push({ type: 'text', value: text.slice(from, to) });
  };
  for (const { 0: value, index } of text.matchAll(ledTo)) {
    const [before = '', after = ''] = signsAround(text, index, index + value.length);
    words(index - before.length);
    const url = value.includes('://') ? value : `mailto:${value}`;
    const word = url === value ? wordFor(url) : undefined;
    const named = word === undefined ? {} : { data: { isNamed: true as const } };
    found.push({ type: 'link', url, ...named, children: [{ type: 'text', value: word ?? value }] });
    from = index + value.length + after.length;
  }
  words(text.length);
  return found;
}

/** `node` with each address of a page or of mail in its texts as a link that leads there. */
export function linked<Node extends Nodes>(node: Node): Node {
  if (!('children' in node) || node.type === 'link') return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] =>
    child.type === 'text' ? piecesOf(child.value) : [linked(child)],
  );
  return { ...node, children } as Node;
}

/** Whether a link begins an answer: a mail that has its words already. */
export const beginsAnswer = (url: string): boolean => /^mailto:[^?]+\?/i.test(url);

/** `node` in which nobody is asked the same twice: of links that begin the same answer the first is left. */
export function askedOnce<Node extends Nodes>(node: Node, asked = new Set<string>()): Node {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type !== 'link' || !beginsAnswer(child.url)) return [askedOnce(child, asked)];
    if (asked.has(child.url)) return [];
    asked.add(child.url);
    return [child];
  });
  return { ...node, children } as Node;
}

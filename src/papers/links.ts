/** Addresses that stand in a text, made links. */
import type { Nodes, PhrasingContent } from 'mdast';
import { ledTo } from '../text/addresses.js';

function piecesOf(text: string): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let from = 0;
  const words = (to: number): void => {
    if (to > from) found.push({ type: 'text', value: text.slice(from, to) });
  };
  for (const { 0: value, index } of text.matchAll(ledTo)) {
    words(index);
    const url = value.includes('://') ? value : `mailto:${value}`;
    found.push({ type: 'link', url, children: [{ type: 'text', value }] });
    from = index + value.length;
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

import type { PhrasingContent } from 'mdast';

/** What `nodes` say, without their marks: for file properties, subject lines and pictures. */
export const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) =>
      'children' in node ? wordsOf(node.children) : 'value' in node ? node.value : ' ',
    )
    .join('');

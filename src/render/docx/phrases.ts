import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { PhrasingContent } from 'mdast';
import type { NodeOf, PhraseKind } from '../../papers/tree.js';
import { safeUrl } from '../links.js';
import { unbroken } from '../text.js';
import { held, piecesOf, xmlText } from './text.js';

/** What holds for a whole line, or for the words between two of its marks. */
export interface Setting {
  readonly direction: 'ltr' | 'rtl';
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** The character style: a link, or something to type. */
  readonly style?: 'Hyperlink' | 'CodeChar';
}

type PhraseTable = {
  readonly [K in PhraseKind]: (node: NodeOf<K>, setting: Setting) => ParagraphChild[];
};

/** `text` as runs, one for each stretch of a direction. */
export function runsOf(text: string, { direction, ...look }: Setting): TextRun[] {
  const pieces = piecesOf(xmlText(text), direction);
  return (direction === 'ltr' ? held(pieces) : pieces).map(
    (piece) =>
      new TextRun({
        ...look,
        text: piece.text,
        ...(piece.rightToLeft ? { rightToLeft: true } : {}),
      }),
  );
}

const phrases: PhraseTable = {
  text: (node, setting) => runsOf(unbroken(node.value), setting),
  strong: (node, setting) => phrasesOf(node.children, { ...setting, bold: true }),
  emphasis: (node, setting) => phrasesOf(node.children, { ...setting, italics: true }),
  inlineCode: (node, setting) => runsOf(node.value, { ...setting, style: 'CodeChar' }),
  break: () => [new TextRun({ break: 1 })],
  link: (node, setting) => {
    const link = addressOf(node.url);
    if (link === undefined) return phrasesOf(node.children, setting);
    const children = phrasesOf(node.children, { ...setting, style: 'Hyperlink' });
    return [new ExternalHyperlink({ link, children })];
  },
};

/** A safe address as Word wants it, every sign of it in ASCII; undefined where it is none. */
function addressOf(url: string): string | undefined {
  const safe = safeUrl(url);
  if (safe === undefined || !URL.canParse(safe)) return undefined;
  return new URL(safe).href;
}

/** The words of a line, in the order in which they are read. */
export const phrasesOf = (nodes: readonly PhrasingContent[], setting: Setting): ParagraphChild[] =>
  nodes.flatMap((node) =>
    (phrases[node.type as PhraseKind] as (n: PhrasingContent, v: Setting) => ParagraphChild[])(
      node,
      setting,
    ),
  );

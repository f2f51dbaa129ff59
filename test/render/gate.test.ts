import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/papers/building/markdown-parser.js';
import { escapeMarkdown, markdownReader } from '../../src/papers/markdown.js';
import type { Tree } from '../../src/papers/tree.js';
import { type FormatName, formats } from '../../src/render/index.js';
import { plainOptions } from '../../src/render/options.js';
import { hasUnseen, visible } from '../../src/text/gate.js';

/** Every character that the gate knows, each between two letters. */
const unseen = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => (code < 0xd800 || code > 0xdfff) && hasUnseen(String.fromCodePoint(code)))
  .map((code) => `a${String.fromCodePoint(code)}b`)
  .join(' ');

/** As a template puts in what a person typed: into a paragraph, a heading, a list and a table. */
function documentOf(typed: string): Tree {
  const read = markdownReader(parseMarkdown);
  const value = escapeMarkdown(typed);
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: read.phrases(value) },
      ...read.blocks(`**${value}** and _${value}_\n\n- ${value}\n- x`),
      {
        type: 'table',
        children: [
          { type: 'tableRow', children: [{ type: 'tableCell', children: read.phrases(value) }] },
        ],
      },
      {
        type: 'measure',
        label: typed,
        lead: typed,
        value: typed,
        previous: typed,
        window: typed,
        definition: typed,
        basis: typed,
      },
    ],
  };
}

const written = [
  'terminal',
  'markdown',
  'text',
  'json',
  'html',
  'eml',
] as const satisfies FormatName[];

test.each(written)(
  '%s passes what came from a template through a gate of its own',
  async (name) => {
    const render = await formats[name].load();
    const out = String(await render(documentOf(unseen), { ...plainOptions, width: 2000 }));
    expect(hasUnseen(out.replace(/[\r\n\t]/g, ''))).toBe(false);
  },
);

test.each(['terminal', 'text'] as const)(
  '%s shows each such character and drops none',
  async (name) => {
    const render = await formats[name].load();
    for (const word of unseen.split(' ').filter((each) => !/[\r\n\t\u2028\u2029]/.test(each))) {
      const out = String(await render(documentOf(word), { ...plainOptions, width: 2000 }));
      expect(out).toContain(visible(word));
    }
  },
);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/papers/building/document.js';
import type { DocumentFacts } from '../../src/papers/facts/index.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { readTemplate } from '../../src/papers/template/read.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { renderPlain } from '../../src/render/plain.js';
import { renderTerminal } from '../../src/render/terminal.js';
import { visible } from '../../src/text/gate.js';
import { hostile } from '../render/tree.js';
import { emptyFacts, harbourFacts, occasion } from './facts.js';

const shipped = (name: string) => {
  const file = join('templates', 'documents', `${name}.yaml`);
  return readTemplate(readFileSync(file, 'utf8'), file);
};

const communities = { harbour: harbourFacts, empty: emptyFacts };

describe.each(shippedNames)('%s', (name) => {
  test.each(['harbour', 'empty'] as const)('of the %s community, in each look', async (which) => {
    const tree = await buildDocument(shipped(name), communities[which], occasion);
    const golden = (ending: string) => `../golden/documents/${name}-${which}${ending}`;
    const look = { colour: false, ascii: false };
    await expect(renderTerminal(tree, { ...look, width: 80 })).toMatchFileSnapshot(
      golden('-80.txt'),
    );
    await expect(
      renderTerminal(tree, { width: 40, colour: false, ascii: true }),
    ).toMatchFileSnapshot(golden('-40-ascii.txt'));
    await expect(renderMarkdown(tree)).toMatchFileSnapshot(golden('.md'));
  });

  test('nothing that a person typed runs, and nothing of it is lost', async () => {
    const template = shipped(name);
    const plain = typedEverywhere(harbourFacts, 'plain words');
    const usual = kindsIn(await buildDocument(template, plain, occasion));
    for (const text of hostile) {
      const tree = await buildDocument(template, typedEverywhere(harbourFacts, text), occasion);
      expect(kindsIn(tree)).toBe(usual);
      expect(renderPlain(tree)).toContain(visible(text));
    }
  });
});

/** The facts with `text` in the place of whatever else people have typed. */
function typedEverywhere(facts: DocumentFacts, text: string): DocumentFacts {
  const typed = new Set([
    'text',
    'who',
    'purpose',
    'story',
    'doneWhen',
    'where',
    'saidAt',
    'title',
    'name',
    'keeper',
    'link',
    'notes',
    'present',
    'apologies',
    'together',
    'writeUp',
  ]);
  const change = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return typed.has(key) ? text : value;
    if (Array.isArray(value)) return value.map((item) => change(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, change(v, k)]));
  };
  return change(facts, '') as DocumentFacts;
}

/** Whether it is a link that says nothing but where it leads, by the web or by mail. */
function isAddress(node: unknown): boolean {
  const {
    type,
    url = '',
    children = [],
  } = node as {
    type: string;
    url?: string;
    children?: Array<{ value?: string }>;
  };
  const [said] = children;
  return (
    type === 'link' &&
    children.length === 1 &&
    /^(?:https?:\/\/|mailto:)/.test(url) &&
    url.replace(/^mailto:/, '') === said?.value
  );
}

/** The tree without its words: hostile text must not grow a node. */
function kindsIn(node: unknown): string {
  const { type, children, ordered } = node as {
    type: string;
    children?: unknown[];
    ordered?: boolean;
  };
  const kinds = (children ?? []).map((child) => (isAddress(child) ? 'text()' : kindsIn(child)));
  // An address that was typed is a link among the words around it, and nothing else.
  const merged = kinds.filter((kind, nth) => kind !== 'text()' || kinds[nth - 1] !== kind);
  return `${type}${ordered ? '!' : ''}(${merged.join()})`;
}

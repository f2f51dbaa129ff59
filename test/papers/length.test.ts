/** How long documents are, and that none tells an action in full twice: what nobody reads to its end helps nobody. */
import { expect, test } from 'vitest';
import type { Tree } from '../../src/papers/tree.js';
import { renderPlain } from '../../src/render/plain.js';
import { papersOf } from '../helpers/communities/index.js';

const wordsIn = (tree: Tree): number =>
  renderPlain({ ...tree, children: tree.children.filter(({ type }) => type !== 'chart') })
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

interface Action {
  readonly text: string;
}
interface Facts {
  readonly commitments: { readonly open: readonly Action[]; readonly wanted: readonly Action[] };
}

/** Words that are enough for a text to be known by, so that none is found inside of another. */
const tellsMuch = (text: string): boolean => text.split(/\s+/).length > 6;

test.each(['state-of-play', 'momentum-plan'])(
  '%s tells no open action in full twice',
  async (name) => {
    const papers = await papersOf('the example');
    const treeOf = (wanted: string): Tree => {
      const found = papers.find(({ document }) => document === wanted);
      if (found === undefined) throw new Error(`there is no ${wanted}`);
      return found.tree;
    };
    const facts = treeOf('state-of-play').data?.facts as unknown as Facts;
    const { commitments } = facts;
    const said = renderPlain(treeOf(name));
    const actions = [...commitments.open, ...commitments.wanted].map(({ text }) => text);
    expect(actions.filter((text) => !said.includes(text))).toEqual([]);
    expect(actions.filter((text) => tellsMuch(text) && said.split(text).length > 2)).toEqual([]);
  },
);

test.each([
  ['the example', 'en', 520],
  ['the example', 'fr', 540],
  ['sixty people', 'en', 780],
  ['sixty people', 'fr', 780],
] as const)('a State of Play of %s is read in a few minutes (%s)', async (name, language, most) => {
  const [state] = await papersOf(name, ['state-of-play'], 'amina@harbour.example', language);
  expect(state && wordsIn(state.tree)).toBeLessThanOrEqual(most);
});

test('a State of Play and a plan are read in a few minutes', async () => {
  const lengths = Object.fromEntries(
    (await papersOf('the example')).map(({ document, tree }) => [document, wordsIn(tree)]),
  );
  expect(lengths['state-of-play']).toBeLessThanOrEqual(550);
  expect(lengths['momentum-plan']).toBeLessThanOrEqual(480);
});

import { expect, test, vi } from 'vitest';
import { parseMarkdown } from '../../src/papers/building/markdown-parser.js';
import { shippedNames } from '../../src/papers/shipped/index.js';
import { stage } from '../helpers/stage.js';

vi.mock('../../src/papers/building/markdown-parser.js', { spy: true });

/** What a document needs to be told beside its name, to be of something that is in the example. */
const more: Partial<Record<(typeof shippedNames)[number], readonly string[]>> = {
  promises: ['--for', 'Amina'],
  welcome: ['--for', 'Amina'],
};

/** They have lists or tables in their texts, which are for the parser, and are asked for now and then. */
const withLists = ['sheet', 'welcome', 'review'];

test.each(['en-GB', 'fr'])(
  'what is made every week of the example never waits for the Markdown parser, in %s',
  async (language) => {
    const { momentum } = stage();
    await momentum(['demo', '--keep']);
    const parsing: string[] = [];
    for (const name of shippedNames) {
      vi.mocked(parseMarkdown).mockClear();
      const { exit, err } = await momentum([
        ...['document', 'make', name, '--ledger', 'demo', '--language', language],
        ...(more[name] ?? []),
      ]);
      expect({ name, exit, err: exit === 0 ? '' : err }).toEqual({ name, exit: 0, err: '' });
      if (vi.mocked(parseMarkdown).mock.calls.length > 0) parsing.push(name);
    }
    expect(parsing).toEqual(withLists);
  },
  60_000,
);

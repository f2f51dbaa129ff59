import { mkdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { type Stage, stage } from '../helpers/stage.js';

function furnished(): Stage {
  const place = stage();
  mkdirSync(place.ledgers, { recursive: true });
  const session = harbourLedger({}, place.ledgers);
  furnish(session);
  session.ledger.close();
  return place;
}

const commands = [[], ['commitments', '--all'], ['log'], ['state'], ['plan'], ['member', 'list']];

test.each(commands)(
  'colour says nothing that the words of “momentum %s %s” do not',
  async (...words) => {
    const { momentum } = furnished();
    const coloured = await momentum(words, { terminal: 100 });
    const piped = await momentum(words);
    expect(coloured.out).toContain('\u001b[');
    // What is to be typed has its own colour, or else quotation marks.
    expect(stripVTControlCharacters(coloured.out)).toBe(piped.out.replaceAll('`', ''));
    expect(piped.out).not.toContain('\u001b');
  },
);

test.each([
  ['NO_COLOR', { NO_COLOR: '1' }, []],
  ['TERM=dumb', { TERM: 'dumb' }, []],
  ['--no-color', {}, ['--no-color']],
] as const)(
  '%s takes the colours away at a terminal, in what is found and in what is refused',
  async (_, env, flags) => {
    const { momentum } = furnished();
    for (const words of [['commitments'], ['state'], ['keep', '99']]) {
      const { out, err } = await momentum([...words, ...flags], { env, terminal: 100 });
      expect(out + err).not.toContain('\u001b');
    }
  },
);

test('an empty NO_COLOR is none', async () => {
  const { momentum } = furnished();
  const { out } = await momentum(['commitments'], { env: { NO_COLOR: '' }, terminal: 80 });
  expect(out).toContain('\u001b[');
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is what is looked for
const beyondAscii = /[^\u0000-\u007f]/;

test.each([
  ['LC_ALL=C', { LC_ALL: 'C' }],
  ['LANG=POSIX', { LANG: 'POSIX' }],
  ['TERM=dumb', { TERM: 'dumb' }],
])('%s gets nothing beyond ASCII that nobody typed', async (_, env) => {
  const { momentum } = furnished();
  for (const words of [[], ['commitments'], ['state'], ['plan'], ['keep', '99'], ['keep', '1']]) {
    const { out, err } = await momentum(words, { env });
    expect((out + err).replaceAll('é', 'e')).not.toMatch(beyondAscii);
  }
});

test('LC_ALL goes before LANG', async () => {
  const { momentum } = furnished();
  const { out } = await momentum(['state'], { env: { LC_ALL: 'en_GB.UTF-8', LANG: 'C' } });
  expect(out).toMatch(beyondAscii);
});

/**
 * What a table that is too wide leaves out as it becomes a list, by command: the heading of what its
 * lines begin with, and of a column that its template has said without one.
 */
const plainInLists: Readonly<Record<string, readonly string[]>> = {
  'commitments --all': ['What'],
  log: ['Day'],
  state: ['When'],
};

test.each([40, 60])('at %i columns nothing is wider, and no word is lost', async (columns) => {
  const { momentum } = furnished();
  // A column in which nothing stands is left out with its heading: here each has something.
  await momentum(['offer', 'Sweep the hall', '--by', 'tom', '--due', '2026-12-04']);
  for (const words of [[], ['commitments', '--all'], ['log'], ['state'], ['plan']]) {
    const narrow = await momentum(words, { terminal: columns, env: { NO_COLOR: '1' } });
    for (const line of narrow.out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    const wide = await momentum(words);
    const inWords = (text: string) => new Set(text.match(/[\p{L}\d]+/gu));
    const lost = [...inWords(wide.out)].filter((word) => !inWords(narrow.out).has(word));
    const command = words.join(' ');
    const mayBe = columns === 40 ? (plainInLists[command] ?? []) : [];
    expect({ command, lost }).toEqual({ command, lost: mayBe });
  }
});

test.each(['tr_TR.UTF-8', 'de_DE.UTF-8', 'ar_EG.UTF-8'])(
  'in %s a machine reads the same as anywhere',
  async (LC_ALL) => {
    const { momentum } = furnished();
    const here = await momentum(['commitments', '--json']);
    const there = await momentum(['commitments', '--json'], { env: { LC_ALL, LANG: LC_ALL } });
    expect(there.out).toBe(here.out);
  },
);

test.each([50, 80])(
  'at %i columns words are whole in refusals, hints and letters',
  async (columns) => {
    const place = furnished();
    const calls = [
      ['commitments', '--ledger', 'nosuch'],
      ['undo', '--batch', '999'],
      ['role', 'drop', 'coordinator'],
      [
        'member',
        'add',
        'Tom Reed',
        '--email',
        'the one that Tom wrote down on the list that went round',
      ],
      ['meeting', 'hold', 'nosuch'],
      ['document', 'make', 'welcome', '--for', '1'],
      ['status', '--today', '2026-12-24'],
    ];
    for (const words of calls) {
      const narrow = await place.momentum(words, { terminal: columns, env: { NO_COLOR: '1' } });
      const shown = narrow.out + narrow.err;
      for (const line of shown.split('\n').filter((each) => !each.includes('/'))) {
        expect(line.length).toBeLessThanOrEqual(columns);
      }
      const wide = await place.momentum(words);
      const inWords = (text: string) => new Set(text.match(/\S+/gu));
      const lost = [...inWords(wide.out + wide.err)].filter((word) => !inWords(shown).has(word));
      expect(lost.filter((word) => /[\p{L}\d]/u.test(word))).toEqual([]);
    }
  },
);

test('a path that is longer than a line is left whole, so that it can be copied', async () => {
  const { momentum, ledgers } = stage();
  const name = 'a-community-with-a-name-that-is-as-long-as-they-come';
  const { out } = await momentum(['init', name.replaceAll('-', ' ')], { terminal: 60 });
  const path = `${ledgers}/${name}.momentum`;
  expect(path.length).toBeGreaterThan(60);
  expect(out).toContain(path);
  expect((await momentum(['ledgers'], { terminal: 60 })).out).toContain(path);
  const again = await momentum(['init', name.replaceAll('-', ' ')], { terminal: 60 });
  expect(again.err).toContain(path);
});

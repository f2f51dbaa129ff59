import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parameters } from '../../src/cli/parameters.js';
import type { Verb } from '../../src/cli/verb.js';
import { allCommands } from '../../src/commands/index.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { askWhichDay } from '../../src/things/poll/changes.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { type Stage, stage } from '../helpers/stage.js';

const { verbs } = await allCommands();
const reading = verbs.filter(({ uses }) => uses === 'reads');

const twoDays = [
  { day: '2026-12-10', start: '18:00' },
  { day: '2026-12-12', start: null },
] as const;

/** A stage with one furnished ledger, from which a document was given out. */
async function furnished(): Promise<{ place: Stage; path: string }> {
  const place = stage();
  mkdirSync(place.ledgers, { recursive: true });
  const session = harbourLedger({}, place.ledgers);
  furnish(session);
  askWhichDay(session, { title: 'Winter fair', days: twoDays });
  const made = await makeDocument(session, 'state-of-play');
  issueDocument(session, made, { formats: [], markdown: '' });
  session.ledger.close();
  return { place, path: session.ledger.path };
}

/** What some commands have to be told that is no number. */
const words: Readonly<Record<string, readonly string[]>> = {
  who: ['kettles'],
  explain: ['commitments-kept'],
  'document make': ['state-of-play'],
  'document show': ['state-of-play'],
  'document check': ['state-of-play'],
};

/** The command with the number 1, or the first of its choices, for whatever it needs to be told. */
const called = ({ path, arguments: args }: Verb): string[] => [
  ...path,
  ...(words[path.join(' ')] ??
    Object.values(args as Parameters).flatMap(({ required, kind, choices }) =>
      required ? [kind === 'file' ? 'none.yaml' : (choices?.[0] ?? '1')] : [],
    )),
];

const state = (path: string): unknown => [
  createHash('sha256').update(readFileSync(path)).digest('hex'),
  statSync(path).mtimeMs,
  readdirSync(join(path, '..')),
];

test('there are commands that read, and all of what they need is known here', () => {
  expect(reading.length).toBeGreaterThan(10);
});

test.each(reading.map((verb) => [verb.path.join(' '), verb] as const))(
  'momentum %s leaves the ledger as it is, and says as JSON what it declares',
  async (_, verb) => {
    const { place, path } = await furnished();
    const before = state(path);
    const plain = await place.momentum(called(verb));
    const { out, err, exit } = await place.momentum([...called(verb), '--json']);
    expect(state(path)).toEqual(before);
    expect(plain.exit).toBe(exit);
    if (exit === 0) {
      const { schema, command, ...fields } = JSON.parse(out);
      expect([schema, command]).toEqual([1, verb.path.join(' ')]);
      expect(Object.keys(verb.json).sort()).toEqual(Object.keys(fields).sort());
    } else expect(err).toMatch(/\((file-not-found|template-name|where-to)\)/);
  },
);

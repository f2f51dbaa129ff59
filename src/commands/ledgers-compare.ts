/** What two copies of a ledger hold that the other does not. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findLedger } from '../backups/which-ledger.js';
import { holdsForgotten } from '../backups/without.js';
import { needed, one } from '../cli/parameters.js';
import { waitIn } from '../cli/runtime.js';
import { verb } from '../cli/verb.js';
import { ledgerPath } from '../files/location.js';
import { copyIsOlder } from '../ledger/bringing.js';
import { type Alone, aloneInEach } from '../ledger/ends.js';
import { type LedgerOptions, readLedger } from '../ledger/ledger.js';
import { databaseOf } from '../ledger/reader.js';
import { list, paragraph, root } from '../papers/build.js';
import { counted, shellWord } from '../text/text.js';
import type { Ledger, Reader } from '../things/ledger.js';
import { tellingFrom } from '../things/names.js';
import { datedSentence, sentenceOf } from '../things/sentences.js';
import { stillHolding } from './ledgers-shown.js';

/** So many entries are told of each; two that went their ways for long hold thousands. */
const shownAtMost = 20;
const givenAtMost = 1000;

export const compareCopies = verb({
  path: ['ledgers', 'compare'],
  group: 'Looking after the ledger:',
  summary: 'what two copies of a ledger hold that the other does not',
  examples: [
    [
      'momentum ledgers compare "harbour (conflicted copy).momentum"',
      'with the ledger that is meant',
    ],
    ['momentum ledgers compare harbour.momentum copy.momentum', 'two files'],
  ],
  arguments: {
    one: needed(
      one('file', 'a copy: its file, or its name among the ledgers', { placeholder: 'A' }),
    ),
    other: one('file', 'the other; the ledger that is meant, unless said', { placeholder: 'B' }),
  },
  json: {
    files: 'the two that were compared',
    alone:
      'of each what stands in it alone: number in its log, day, sentence; at most 1000, the last',
  },
  uses: 'makes',
  run({ one, other }, call) {
    const first = other === undefined ? findLedger(call.named) : fileMeant(one);
    const second = fileMeant(other ?? one);
    const wait = waitIn(call.env);
    return looked(first, wait, (here) =>
      looked(second, wait, (there) => {
        const alone = aloneInEach(databaseOf(here), databaseOf(there), givenAtMost);
        const readers = [here, there] as const;
        const files = [first, second] as const;
        const parts = files.map((file, i) => lines(file, alone[i as 0 | 1], readers[i as 0 | 1]));
        const [mine, theirs] = alone.map(({ last }) => last.length > 0);
        return {
          data: {
            files,
            alone: alone.map(({ last }, i) => {
              const names = tellingFrom(readers[i as 0 | 1]);
              return last.map((entry) => ({
                ...{ no: entry.seq, on: entry.on, what: sentenceOf(entry, names) },
              }));
            }),
          },
          document:
            mine || theirs
              ? root(...parts.flatMap(([title = '', ...told]) => [paragraph(title), list(told)]))
              : root(paragraph('Both hold the same.')),
          hints: [
            ...(theirs
              ? [
                  `To bring the second into the first: momentum ledgers bring-in ${shellWord(second)} --ledger ${shellWord(first)}`,
                ]
              : []),
            ...(holdsForgotten(there, here) ? [stillHolding(first, second)] : []),
            ...(holdsForgotten(here, there)
              ? [stillHolding(second, first)]
              : mine && !theirs
                ? ['The first holds all that the second does, which is not needed any more.']
                : []),
          ],
        };
      }),
    );
  },
});

// A file that is there is meant first: what was kept aside is not called as ledgers are.
const fileMeant = (named: string): string =>
  existsSync(named) ? resolve(named) : ledgerPath(named);

function looked<Result>(
  path: string,
  options: LedgerOptions,
  look: (reader: Reader) => Result,
): Result {
  const ledger: Ledger | undefined = readLedger(path, options);
  if (!ledger) throw copyIsOlder(path);
  try {
    return ledger.read(look);
  } finally {
    ledger.close();
  }
}

/** What stands in a file alone: a title, and a line for each entry. */
function lines(file: string, { last }: Alone, reader: Reader): string[] {
  if (last.length === 0) return [`Nothing stands in ${file} alone.`];
  const names = tellingFrom(reader);
  const told = last.slice(-shownAtMost);
  const left = last.length - told.length;
  return [
    `${counted(last.length, 'entry stands', 'entries stand')} in ${file} alone${left > 0 ? ', the last of them' : ''}:`,
    ...told.map((entry) => `${entry.seq}, ${datedSentence(entry, names)}`),
  ];
}

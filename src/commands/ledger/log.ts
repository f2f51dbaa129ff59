import type { Run } from '../../cli/spec.js';
import { journal } from '../../things/history.js';
import { namesIn } from '../../things/names.js';
import { sentenceOf } from '../../things/sentences.js';
import { shortDay } from '../../time/day.js';
import { parsePeriod } from '../../time/window.js';
import { listing } from '../words.js';
import type { log } from './index.js';

const usualLimit = 50;

export const run: Run<typeof log> = (input, call) =>
  call.session.ledger.read((reader) => {
    const window = input.period === undefined ? undefined : parsePeriod(input.period, call.today);
    const names = namesIn(reader);
    const found = journal(reader, {
      about: [input.by, input.commitment].filter((each) => each !== undefined).map(({ id }) => id),
      from: window?.from,
      to: window?.to,
      ...(input.all ? {} : { limit: input.limit ?? usualLimit }),
    }).map((entry) => ({
      no: entry.seq,
      on: entry.on,
      what: sentenceOf(entry, names),
      batch: entry.batchNo,
      undone: entry.undone,
    }));
    return {
      data: { entries: found },
      document: listing(
        ['No', 'Day', 'What happened'],
        found.map(({ batch, on, what, undone }) => [
          String(batch),
          shortDay(on),
          undone ? `(taken back) ${what}` : what,
        ]),
        'Nothing of that kind has happened yet.',
      ),
    };
  });

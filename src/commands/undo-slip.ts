/** One thing that was put on record by mistake, by what it is and its number. */
import { Refusal, usage } from '../text/refusal.js';
import { capital, counted } from '../text/text.js';
import { type Batch, openingOf } from '../things/history.js';
import type { Reader } from '../things/ledger.js';

/** What may have been put on record by mistake, each with the command that lists its numbers. */
const listsOf = {
  contribution: 'contribution list',
  commitment: 'commitments --all',
  question: 'question list',
  decision: 'decisions',
  meeting: 'meeting list',
  note: 'note list',
  resource: 'resource list',
  duty: 'duties',
  role: 'role list',
} as const;
export const struck = Object.keys(listsOf) as Array<keyof typeof listsOf>;

export const slipUnclear = (words: readonly string[]): Refusal =>
  usage(
    'slip-unclear',
    'It is not clear what is to be taken back.',
    words.length === 1 && /^\d+$/.test(words[0] ?? '')
      ? `By the number of an action, as log shows it: momentum undo --only ${words[0]}`
      : `Say what it is and its number, as in “undo contribution 3” (${struck.join(', ')}). To see what happened: momentum log`,
  );

/**
 * What put one thing on record, where it came alone.
 * @throws Refusal `slip-unclear`, `slip-unknown`, `came-with-others`
 */
export function slipMeant(reader: Reader, words: readonly string[]): Batch {
  const [word = '', no = '', ...more] = words.join(' ').toLowerCase().split(/\s+/);
  const name = struck.find((each) => word === each || word === `${each}s`);
  if (name === undefined || !/^\d+[a-z]*$/.test(no) || more.length > 0) throw slipUnclear(words);
  const opened = openingOf(reader, name, no);
  if (opened === undefined)
    throw new Refusal(
      'slip-unknown',
      `There is no ${name} ${no}.`,
      `See what there is, with numbers: momentum ${listsOf[name]}`,
    );
  const { batch, others } = opened;
  if (others > 0)
    throw new Refusal(
      'came-with-others',
      `${capital(name)} ${no} came on record together with ${counted(others, 'other', 'others')}, in one go.`,
      `To see all that would be taken back: momentum undo --only ${batch.no} --dry-run`,
    );
  return batch;
}

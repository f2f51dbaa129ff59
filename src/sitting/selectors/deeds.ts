/** A win to start with: what happened, who is owed thanks, the facilitator's own promise. */

import { counted, inWords } from '../../text/text.js';
import { lastPromise } from '../../things/checkin/list.js';
import type { Day } from '../../time/day.js';
import { distance, spoken } from '../../time/distance.js';
import { type Deed, type Happened, thanksOwed, whatHappened } from '../queries/deeds.js';
import {
  defineSelector,
  firstName,
  type Item,
  lately,
  type SelectorContext,
  sinceLast,
} from './selector.js';

const fewNames = 3;

const names = (all: readonly string[]): string =>
  all.length > fewNames
    ? `${all.slice(0, fewNames - 1).join(', ')} and ${all.length - fewNames + 1} more`
    : inWords(all);

const numbers = (has: Happened): string[] =>
  [
    has.kept > 0 && `${counted(has.kept, 'promise')} kept`,
    has.offered > 0 && `${counted(has.offered, 'offer')} made`,
    has.contributions > 0 && counted(has.contributions, 'contribution'),
    has.held > 0 && `${counted(has.held, 'meeting')} held`,
    has.answered > 0 && `${counted(has.answered, 'question')} answered`,
    has.joined.length > 0 && `${names(has.joined)} joined`,
  ].filter((part) => part !== false);

const happenings = (label: string, context: SelectorContext): Item[] => {
  const lines = numbers(whatHappened(context.reader, sinceLast(context), context.facilitator));
  return lines.length === 0 ? [] : [{ id: 'since', label, lines, words: {} }];
};

const since = ({ last, today }: SelectorContext): string =>
  last === null ? 'In the last four weeks' : `Since ${spoken(last, today)}`;

export const wins = defineSelector({}, (context) => happenings(since(context), context));

export const sinceLastTime = defineSelector({}, (context) => {
  const label = since(context);
  const found = happenings(label, context);
  return found.length > 0
    ? found
    : [{ id: 'since', label: `${label}, nothing was put on record`, lines: [], words: {} }];
});

/** What to thank for, after "thank you for". */
const reasons: Readonly<Record<string, (title: string | null) => string>> = {
  kept: (title) => `seeing this through: “${title}”`,
  post: (title) => (title ? `your post “${title}”` : 'your post'),
  reply: (title) => (title ? `your reply to “${title}”` : 'your reply'),
  document: (title) => (title ? `writing up “${title}”` : 'what you wrote'),
  link: (title) => (title ? `sharing “${title}”` : 'the link that you shared'),
  talk: (title) => (title ? `your talk “${title}”` : 'your talk'),
  'help given': (title) => (title ? `your help: ${title}` : 'your help'),
  contribution: (title) => (title ? `your contribution “${title}”` : 'your contribution'),
};

/** What they did, after their name. */
const deeds: Readonly<Record<string, (title: string | null) => string>> = {
  kept: (title) => `saw this through: “${title}”`,
  post: (title) => (title ? `posted “${title}”` : 'posted something'),
  reply: (title) => (title ? `replied to “${title}”` : 'replied to somebody'),
  document: (title) => (title ? `wrote up “${title}”` : 'wrote something'),
  link: (title) => (title ? `shared “${title}”` : 'shared a link'),
  talk: (title) => (title ? `gave a talk, “${title}”` : 'gave a talk'),
  'help given': (title) => (title ? `helped: ${title}` : 'helped'),
  contribution: (title) => (title ? `contributed “${title}”` : 'contributed something'),
};

/** "thank you for" … */
export const reasonFor = ({ kind, text }: Omit<Deed, 'on'>): string =>
  reasons[kind]?.(text) ?? (text ? `your contribution “${text}”` : `your contribution (${kind})`);

/** "wrote up “…”, 4 days ago". */
export const deedLine = ({ kind, text, on }: Deed, today: Day): string =>
  `${deeds[kind]?.(text) ?? `contributed ${text ? `“${text}” ` : ''}(${kind})`}, ${distance(on, today)}`;

export const thanksNotSaid = defineSelector({ words: ['name', 'first', 'text'] }, (context) =>
  thanksOwed(context.reader, lately(context), context.facilitator).map(
    ({ no, name, deeds: done }) => {
      const [first, ...more] = done as [Deed, ...Deed[]];
      return {
        id: String(no),
        label: `${name} ${deedLine(first, context.today)}`,
        lines:
          more.length > 0 ? [`and ${counted(more.length, 'more thing')} since last thanked`] : [],
        words: { name, first: firstName(name), text: reasonFor(first) },
      };
    },
  ),
);

export const ownPromise = defineSelector({ words: ['text'] }, ({ reader, checkin, today }) => {
  const made = lastPromise(reader, checkin);
  return made === undefined
    ? []
    : [
        {
          id: String(made.no),
          label: made.text,
          lines: [`chosen ${distance(made.on, today)}`],
          words: { text: made.text },
        },
      ];
});

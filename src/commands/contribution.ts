import { flag, needed, one } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { addContribution } from '../things/contribution/changes.js';
import { listContributions } from '../things/contribution/list.js';
import { contributionKinds } from '../things/contribution/thing.js';
import { personById } from '../things/member/list.js';
import { shortDay } from '../time/day.js';
import { dayWithDistance } from '../time/distance.js';
import { readPeriod } from '../time/typed-period.js';
import { daysOf, deed, listing, recorded } from './shown.js';
import { orAgain } from './typed.js';

export const noun: Noun = {
  name: 'contribution',
  summary: 'what members gave: posts, replies, documents, talks, help',
  group: 'What there is:',
};

const kinds = `${contributionKinds.join(', ')}, or a word of your own`;

const add = verb({
  path: ['contribution', 'add'],
  summary: 'put on record what somebody gave the community',
  examples: [
    ['momentum contribution add --by tom', 'something that Tom gave today'],
    [
      'momentum contribution add "Mending zips" --by grace --kind talk --on 2026-11-05',
      'what it was, and when',
    ],
  ],
  arguments: {
    title: one('text', 'what it was, in a few words', { placeholder: 'WHAT', flagToo: true }),
  },
  options: {
    by: needed(one('person', 'who gave it', { ask: { message: 'Who gave it?' } })),
    kind: one('text', `what kind: ${kinds}`, { placeholder: 'WORD' }),
    link: one('text', 'where it can be found'),
    on: one('past', 'the day, where that was not today'),
    again: flag('it is meant, though the same is on record for that day'),
  },
  json: { contribution: 'the contribution as it is on record' },
  uses: 'writes',
  async run(input, call) {
    const { no, member, kind, title, ref, on } = await orAgain(
      call,
      'given-already',
      input.again,
      (again) =>
        addContribution(call.session, {
          member: input.by,
          kind: input.kind,
          title: input.title,
          ref: input.link,
          on: input.on,
          again,
        }),
    );
    const by = call.session.ledger.read((reader) => personById(reader, member));
    return {
      data: { contribution: { no, by, on, kind, title, link: ref } },
      document: recorded(deed('Contribution', no, title ? `${kind}: ${title}` : kind), [
        by && `by ${by.name}`,
        `on ${dayWithDistance(on, call.today)}`,
        ref,
      ]),
    };
  },
});

const usualPeriod = '4w';

const list = verb({
  path: ['contribution', 'list'],
  summary: 'what members gave lately, the newest first',
  examples: [
    ['momentum contribution list', 'the last four weeks'],
    ['momentum contribution list --by tom --period 2026', 'what Tom gave in 2026'],
    ['momentum contribution list --kind talk --period 52w', 'the talks of a year'],
  ],
  options: {
    by: one('member', 'only what this member gave'),
    period: one('period', 'the time (4w unless said): 13w, “this month”, 2026-Q1, FROM..TO'),
    kind: one('text', `only this kind: ${kinds}`, { placeholder: 'WORD' }),
  },
  json: {
    contributions: 'each with its number, who gave it, day, kind, title and link',
    window: 'the first and the last day of the time looked at',
  },
  uses: 'reads',
  pages: true,
  run({ by, period, kind }, call) {
    const window = readPeriod(period ?? usualPeriod, call.asked('past'));
    const contributions = call.session.ledger.read((reader) =>
      listContributions(reader, { window, member: by?.id, kind }),
    );
    const links = contributions.some(({ link }) => link !== null);
    return {
      data: { contributions, window },
      document: listing(
        ['No', 'Day', 'Who', 'Kind', 'What', ...(links ? ['Link'] : [])],
        contributions.map((row) => [
          String(row.no),
          shortDay(row.on),
          row.by.name,
          row.kind,
          row.title ?? '',
          ...(links ? [row.link ?? ''] : []),
        ]),
        [
          `No contribution${by || kind ? ' of that kind' : ''} is on record for ${daysOf(window)}. To add one: `,
          code('momentum contribution add --by NAME'),
        ],
      ),
      ...(contributions.length > 0
        ? { hints: [`${daysOf(window)}. For another time: --period 13w`] }
        : {}),
    };
  },
});

export const verbs: readonly Verb[] = [add, list];

/** The verb that compares documents that were given out. */
import type { RootContent } from 'mdast';
import { needed, one } from '../cli/parameters.js';
import { verb } from '../cli/verb.js';
import { heading, list, paragraph, root, table } from '../papers/build.js';
import type { Comparison } from '../papers/making/compare.js';
import type { NamedCommitment } from '../things/issue/diff.js';
import { type Day, formatDay, shortDay } from '../time/day.js';

export const documentDiff = verb({
  path: ['document', 'diff'],
  summary: 'what has changed between two documents that were given out, or since one of them',
  examples: [
    ['momentum document diff 3', 'what it would say otherwise today'],
    ['momentum document diff 3 5', 'what the later one said otherwise'],
  ],
  arguments: {
    first: needed(one('no', 'the number of the earlier one')),
    second: one('no', 'the number of the later one; else the same document, made now', {
      placeholder: 'M',
    }),
  },
  json: {
    first: 'number, day and title of the earlier one',
    second: 'the same of the later one; its number is null where it was made now',
    commitments:
      'new, open again, kept, moved, with a date now, without one now, handed over, looking for someone again, put in other words, with other helpers, let go, and no longer named',
    measures: 'those that say something else: what each said then, and now',
    sections: 'the sentences that came and went, by the heading they stand under',
  },
  uses: 'reads',
  pages: true,
  async run({ first, second }, call) {
    const { compareIssued } = await import('../papers/making/compare.js');
    const found = await compareIssued(call.session, first, second);
    const { commitments, measures, sections } = found;
    const plain = (side: Comparison['first'] | Comparison['second']) => ({
      number: side.issue?.no ?? null,
      asOf: side.issue?.asOf ?? call.today,
      title: side.title,
    });
    return {
      data: {
        first: plain(found.first),
        second: plain(found.second),
        commitments,
        measures,
        sections,
      },
      document: root(
        heading(1, `What has changed: ${found.second.title}`),
        paragraph(between(found, call.today)),
        ...commitmentsIn(found),
        ...measuresIn(found),
        ...sectionsIn(found),
      ),
    };
  },
});

function between({ first, second }: Comparison, today: Day): string {
  const then = `number ${first.issue.no}, as of ${formatDay(first.issue.asOf)}`;
  return second.issue === null
    ? `From ${then}, to what it would say today, ${formatDay(today)}.`
    : `From ${then}, to number ${second.issue.no}, as of ${formatDay(second.issue.asOf)}.`;
}

const named = ({ no, text, who }: NamedCommitment): string =>
  `${text ?? `number ${no}`}${text === null ? '' : ` (${no})`}${who === null ? '' : `, ${who}`}`;

/** Where another date came with other hands. */
const redated = ({ due }: { readonly due?: Day | null }): string =>
  due === undefined ? '' : due === null ? ', with no date' : `, now by ${shortDay(due)}`;

function commitmentsIn({ commitments: of }: Comparison): RootContent[] {
  const lines = [
    ...of.fresh.map((each) => `New: ${named(each)}`),
    ...of.reopened.map((each) => `Open again: ${named(each)}`),
    ...of.kept.map((each) => `Kept: ${named(each)}`),
    ...of.moved.map(
      (each) => `Moved: ${named(each)}, from ${shortDay(each.from)} to ${shortDay(each.to)}`,
    ),
    ...of.dated.map((each) => `With a date: ${named(each)}, by ${shortDay(each.to)}`),
    ...of.undated.map((each) => `Without its date: ${named(each)}, was by ${shortDay(each.from)}`),
    ...of.handedOver.map((each) =>
      each.from === null
        ? `Taken: ${named(each)}${redated(each)}`
        : `Passed on: ${named(each)}, from ${each.from}${redated(each)}`,
    ),
    ...of.wantedAgain.map((each) => `Looking for someone again: ${named(each)}, from ${each.from}`),
    ...of.reworded.map((each) => `In other words: ${named(each)}`),
    ...of.withOthers.map((each) => `With other helpers: ${named(each)}`),
    ...of.letGo.map((each) => `Let go: ${named(each)}`),
    ...of.gone.map((each) => `No longer named: ${named(each)}`),
  ];
  return [
    heading(2, 'Commitments'),
    lines.length === 0 ? paragraph('They stand as they stood.') : list(lines),
  ];
}

function measuresIn({ measures, labels }: Comparison): RootContent[] {
  if (measures.length === 0) return [];
  return [
    heading(2, 'Figures'),
    table(
      ['', 'Then', 'Now'],
      measures.map(({ name, was, now }) => [labels[name] ?? name, was, now]),
    ),
  ];
}

function sectionsIn({ sections }: Comparison): RootContent[] {
  return sections.flatMap(({ title, came, went }) => [
    heading(2, title),
    list([
      ...came.map((sentence) => `Says now: ${sentence}`),
      ...went.map((sentence) => `Said then: ${sentence}`),
    ]),
  ]);
}

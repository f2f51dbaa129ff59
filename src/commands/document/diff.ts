import type { RootContent } from 'mdast';
import type { Run } from '../../cli/spec.js';
import { heading, list, paragraph, root, table } from '../../papers/build.js';
import { type Comparison, compareIssued } from '../../papers/making/compare.js';
import { type Day, formatDay, shortDay } from '../../time/day.js';
import type { diff } from './given.js';

export const run: Run<typeof diff> = async ({ first, second }, call) => {
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
};

function between({ first, second }: Comparison, today: Day): string {
  const then = `number ${first.issue.no}, as of ${formatDay(first.issue.asOf)}`;
  return second.issue === null
    ? `From ${then}, to what it would say today, ${formatDay(today)}.`
    : `From ${then}, to number ${second.issue.no}, as of ${formatDay(second.issue.asOf)}.`;
}

interface Named {
  readonly no: number;
  readonly text: string | null;
  readonly who: string | null;
}

const named = ({ no, text, who }: Named): string =>
  `${text ?? `number ${no}`}${text === null ? '' : ` (${no})`}${who === null ? '' : `, ${who}`}`;

const onDay = (day: Day | null): string => (day === null ? 'no date' : shortDay(day));

function commitmentsIn({ commitments: of }: Comparison): RootContent[] {
  const lines = [
    ...of.fresh.map((each) => `New: ${named(each)}`),
    ...of.kept.map((each) => `Kept: ${named(each)}`),
    ...of.moved.map(
      (each) => `Moved: ${named(each)}, from ${onDay(each.from)} to ${onDay(each.to)}`,
    ),
    ...of.handedOver.map((each) =>
      each.from === null ? `Taken: ${named(each)}` : `Passed on: ${named(each)}, from ${each.from}`,
    ),
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

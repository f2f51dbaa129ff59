/** The verb that compares documents that were given out. */
import type { RootContent } from 'mdast';
import { needed, one } from '../cli/parameters.js';
import { verb } from '../cli/verb.js';
import { type Phrase, phrase, type Value } from '../language/locale.js';
import { heading, list, paragraph, root, table } from '../papers/build.js';
import type { Comparison } from '../papers/making/compare.js';
import type { NamedCommitment } from '../things/issue/diff.js';
import type { Day } from '../time/day.js';

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
      'new, open again, kept, moved, gone along with a meeting, with a date now, without one now, handed over, looking for someone again, put in other words, with other helpers, let go, and no longer named',
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
        heading(1, found.locale.say(phrase('diff.title', { title: found.second.title }))),
        paragraph(between(found, call.today)),
        ...commitmentsIn(found),
        ...measuresIn(found),
        ...sectionsIn(found),
      ),
    };
  },
});

function between({ first, second, locale }: Comparison, today: Day): string {
  const then = { no: first.issue.no, day: locale.day(first.issue.asOf) };
  return second.issue === null
    ? locale.say(phrase('diff.to-today', { ...then, today: locale.day(today) }))
    : locale.say(
        phrase('diff.to-later', {
          ...then,
          later: second.issue.no,
          after: locale.day(second.issue.asOf),
        }),
      );
}

const named = ({ no, text, who }: NamedCommitment): Phrase => {
  const what = text === null ? phrase('diff.number', { no }) : phrase('diff.named', { no, text });
  return who === null ? what : phrase('diff.by', { what, who });
};

/** Where another date came with other hands. */
const redated = (what: Phrase, { due }: { readonly due?: Day | null }): Phrase => {
  if (due === undefined) return what;
  return due === null
    ? phrase('diff.with-no-date', { what })
    : phrase('diff.now-by', { what, day: { day: due } });
};

function commitmentsIn({ commitments: of, locale }: Comparison): RootContent[] {
  const each = <Told extends NamedCommitment>(
    name: string,
    told: readonly Told[],
    more: (one: Told) => Readonly<Record<string, Value>> = () => ({}),
  ): string[] =>
    told.map((one) => locale.say(phrase(`diff.${name}`, { what: named(one), ...more(one) })));
  const lines = [
    ...each('fresh', of.fresh),
    ...each('reopened', of.reopened),
    ...each('kept', of.kept),
    ...each('moved', of.moved, ({ from, to }) => ({ from: { day: from }, to: { day: to } })),
    ...each('went-along', of.wentAlong, ({ from, to }) => ({
      from: { day: from },
      to: { day: to },
    })),
    ...each('dated', of.dated, ({ to }) => ({ day: { day: to } })),
    ...each('undated', of.undated, ({ from }) => ({ day: { day: from } })),
    ...of.handedOver.map((one) => {
      const { from } = one;
      const handed =
        from === null
          ? phrase('diff.taken', { what: named(one) })
          : phrase('diff.passed-on', { what: named(one), from });
      return locale.say(redated(handed, one));
    }),
    ...each('wanted-again', of.wantedAgain, ({ from }) => ({ from: from ?? '' })),
    ...each('reworded', of.reworded),
    ...each('with-others', of.withOthers),
    ...each('let-go', of.letGo),
    ...each('gone', of.gone),
  ];
  return [
    heading(2, locale.say(phrase('diff.commitments'))),
    lines.length === 0 ? paragraph(locale.say(phrase('diff.as-they-stood'))) : list(lines),
  ];
}

function measuresIn({ measures, labels, locale }: Comparison): RootContent[] {
  if (measures.length === 0) return [];
  return [
    heading(2, locale.say(phrase('diff.figures'))),
    table(
      ['', locale.say(phrase('diff.then')), locale.say(phrase('diff.now'))],
      measures.map(({ name, was, now }) => [labels[name] ?? name, was, now]),
    ),
  ];
}

function sectionsIn({ sections, locale }: Comparison): RootContent[] {
  return sections.flatMap(({ title, came, went }) => [
    heading(2, title),
    list([
      ...came.map((sentence) => locale.say(phrase('diff.says-now', { sentence }))),
      ...went.map((sentence) => locale.say(phrase('diff.said-then', { sentence }))),
    ]),
  ]);
}

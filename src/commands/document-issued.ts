/** The verbs about documents that were given out. */
import type { RootContent } from 'mdast';
import { needed, one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { code, heading, list, paragraph, root, table } from '../papers/build.js';
import type { Comparison } from '../papers/making/compare.js';
import { addressesOfAll } from '../papers/making/documents.js';
import { formats } from '../render/index.js';
import { inWords } from '../text/text.js';
import type { NamedCommitment } from '../things/issue/diff.js';
import type { Issue } from '../things/issue/thing.js';
import { type Day, formatDay, shortDay } from '../time/day.js';
import {
  addressedInWords,
  documentOptions,
  notForMembers,
  sendIt,
  surroundings,
} from './document-making.js';
import { listing } from './shown.js';

const { format, output, force, open, bcc } = documentOptions;
const number = (what: string) => needed(one('no', what));

const issued = verb({
  path: ['document', 'issued'],
  summary: 'the documents that were given out, with their numbers',
  examples: [['momentum document issued', 'when, what, for whom, and in which format']],
  json: {
    issued: 'each with its number, day, title, readers, formats, and the time it looked back on',
  },
  uses: 'reads',
  async run(_, call) {
    const { issuedDocuments } = await import('../papers/making/issued.js');
    const lines = issuedDocuments(call.session);
    return {
      data: { issued: lines.map(({ issue, title }) => issueData(issue, title)) },
      document: listing(
        ['No', 'Given out', 'What', 'As of', 'For', 'As'],
        lines.map(({ issue, title }) => [
          String(issue.no),
          shortDay(issue.on),
          title ?? `${issue.name} (no copy is kept)`,
          shortDay(issue.asOf),
          issue.audience,
          inWords(issue.formats),
        ]),
        ['Nothing has been given out yet. To give something out: ', code('momentum state --issue')],
      ),
    };
  },
});

/** A document that was given out, for `--json`. */
const issueData = (issue: Issue, title: string | null) => ({
  number: issue.no,
  on: issue.on,
  name: issue.name,
  title,
  asOf: issue.asOf,
  from: issue.from,
  to: issue.to,
  audience: issue.audience,
  language: issue.language,
  formats: issue.formats,
});

const again = verb({
  path: ['document', 'again'],
  summary: 'make a document that was given out again, exactly as it was',
  examples: [
    ['momentum document again 3', 'on the screen'],
    ['momentum document again 3 --output state-of-play.pdf', 'as a file, in any format'],
    ['momentum document again 3 --bcc members --output state-of-play.eml', 'as a mail'],
  ],
  arguments: { number: number('its number, as momentum document issued shows it') },
  options: { format, output, force, open, bcc },
  json: {
    issued: 'its number, day, title, readers, formats, and the time it looked back on',
    format: 'how it is written',
    written: 'the file it was written to, or null',
    asItWas: 'whether this version writes it as the one did that gave it out',
  },
  uses: 'reads',
  pages: true,
  async run({ number, bcc: whom, ...request }, call) {
    const { deliver, planDelivery } = await import('../out/deliver.js');
    const { issuedDocument } = await import('../papers/making/issued.js');
    const everybody = whom && addressesOfAll(call.session);
    const addressed = { ...request, bcc: everybody?.addresses };
    const delivery = planDelivery(addressed, surroundings(call));
    const { issue, title, tree, isAsItWas } = issuedDocument(call.session, number);
    if (everybody && issue.audience === 'facilitator') throw notForMembers();
    const markdown = await formats.markdown.load();
    const asItWas = isAsItWas(await markdown(tree));
    if (!asItWas) {
      call.say(
        `This version of momentum writes documents differently from the one that gave out number ${number}: the words are the same, the look is not.`,
      );
    }
    const { format, file } = delivery;
    const data = { issued: issueData(issue, title), format, written: null, asItWas };
    if (format === 'terminal' && file === undefined && !request.open)
      return { data, document: tree };
    const { written, rendered } = await deliver({ tree, slug: issue.name }, delivery);
    if (written === undefined) return { data, document: tree, raw: rendered };
    return {
      data: { ...data, written },
      document: root(
        paragraph([
          `Document ${number}, as it was given out on ${formatDay(issue.on)}, is in `,
          code(written),
          '.',
        ]),
        everybody && paragraph(addressedInWords(everybody)),
      ),
      hints: format === 'eml' ? [sendIt] : [],
    };
  },
});

const diff = verb({
  path: ['document', 'diff'],
  summary: 'what has changed between two documents that were given out, or since one of them',
  examples: [
    ['momentum document diff 3', 'what it would say otherwise today'],
    ['momentum document diff 3 5', 'what the later one said otherwise'],
  ],
  arguments: {
    first: number('the number of the earlier one'),
    second: one('no', 'the number of the later one; else the same document, made now', {
      placeholder: 'M',
    }),
  },
  json: {
    first: 'number, day and title of the earlier one',
    second: 'the same of the later one; its number is null where it was made now',
    commitments:
      'new, open again, kept, moved, handed over, looking for someone again, put in other words, with other helpers, let go, and no longer named',
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

const onDay = (day: Day | null): string => (day === null ? 'no date' : shortDay(day));

function commitmentsIn({ commitments: of }: Comparison): RootContent[] {
  const lines = [
    ...of.fresh.map((each) => `New: ${named(each)}`),
    ...of.reopened.map((each) => `Open again: ${named(each)}`),
    ...of.kept.map((each) => `Kept: ${named(each)}`),
    ...of.moved.map(
      (each) => `Moved: ${named(each)}, from ${onDay(each.from)} to ${onDay(each.to)}`,
    ),
    ...of.handedOver.map((each) =>
      each.from === null ? `Taken: ${named(each)}` : `Passed on: ${named(each)}, from ${each.from}`,
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

export const issuedVerbs: readonly Verb[] = [issued, again, diff];

/** What happened, and how to take it back. */
import { flag, one, several } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Verb, verb } from '../cli/verb.js';
import { undoForgetting } from '../ledger/batches.js';
import { type Resettled, rehearseUndo, undoBatch } from '../ledger/undo.js';
import { code, list, paragraph, root } from '../papers/build.js';
import { Refusal, usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { broughtInKind, whySetAside } from '../things/copies.js';
import { type Batch, batchTaken, findBatch, journal, lastBatch } from '../things/history.js';
import type { Entry, Reader } from '../things/ledger.js';
import { forgottenKind } from '../things/member/fields.js';
import { tellingFrom } from '../things/names.js';
import { datedSentence, sentenceOf, toldOnce } from '../things/sentences.js';
import type { Session } from '../things/session.js';
import { shortDay } from '../time/day.js';
import { readPeriod } from '../time/typed-period.js';
import { listing } from './shown.js';
import { slipMeant, slipUnclear, struck } from './undo-slip.js';

const looking = 'Looking after the ledger:';

const usualLimit = 50;

const log = verb({
  path: ['log'],
  group: looking,
  summary: 'what happened, in sentences',
  examples: [
    ['momentum log', 'the latest fifty'],
    ['momentum log --by amina --period 4w', 'what concerns Amina, the last four weeks'],
    ['momentum log --commitment 12', 'the story of one commitment'],
  ],
  options: {
    by: one('member', 'only what concerns this member'),
    commitment: one('commitment', 'only what concerns this commitment'),
    period: one('period', 'only this time: 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO'),
    setAside: flag('only what does not count, since copies of the ledger came together'),
    limit: one('count', 'so many at the most (50 unless said)'),
    all: flag('without an end'),
  },
  json: {
    entries:
      'each with its number, day, sentence, batch, whether it was taken back, and why it is set aside',
  },
  uses: 'reads',
  pages: true,
  run: (input, call) =>
    call.session.ledger.read((reader) => {
      const window =
        input.period === undefined ? undefined : readPeriod(input.period, call.asked('past'));
      const names = tellingFrom(reader);
      const found = journal(reader, {
        about: [input.by, input.commitment]
          .filter((each) => each !== undefined)
          .map(({ id }) => id),
        setAside: input.setAside,
        from: window?.from,
        to: window?.to,
        ...(input.all ? {} : { limit: input.limit ?? usualLimit }),
      }).map((entry) => ({ entry, what: sentenceOf(entry, names) }));
      const inData = ({ entry, what }: (typeof found)[number]) => ({
        no: entry.seq,
        on: entry.on,
        what,
        batch: entry.batchNo,
        undone: entry.undone,
        setAside: entry.setAside && whySetAside(entry.setAside),
      });
      return {
        data: { entries: found.map(inData) },
        document: listing(
          ['No', 'Day', 'What happened'],
          toldOnce(found)
            .map(inData)
            .map(({ batch, on, what, undone, setAside }) => [
              String(batch),
              shortDay(on),
              undone ? `(taken back) ${what}` : setAside ? `(${setAside}) ${what}` : what,
            ]),
          'Nothing of that kind has happened yet.',
        ),
      };
    }),
});

/** So many sentences tell what an action was; an import has thousands. */
const shownAtMost = 12;

const ways = {
  takes: {
    would: 'This would be taken back:',
    question: 'Take it back?',
    done: 'Taken back:',
    other: 'To bring it back: ',
  },
  brings: {
    would: 'This would be brought back:',
    question: 'Bring it back?',
    done: 'Brought back:',
    other: 'To take it back again: ',
  },
};

/** What it comes to in the end to undo `batch`: an undoing undone brings back, and so on. */
function meant(reader: Reader, batch: Batch, way: keyof typeof ways = 'takes') {
  const [first] = batch.entries;
  const undone = first && batchTaken(reader, first);
  if (!undone) return { way: ways[way], entries: batch.entries };
  return meant(reader, undone, way === 'takes' ? 'brings' : 'takes');
}

const undo = verb({
  path: ['undo'],
  group: looking,
  summary: 'take back the last action, import or check-in',
  examples: [
    ['momentum undo', 'shows what would be taken back, and asks'],
    ['momentum undo --batch 212', 'that one; an undo can be undone in the same way'],
    ['momentum undo --only 214', 'one answer of a check-in, and not the whole of it'],
    ['momentum undo contribution 3', 'what put it on record, however long ago: a slip'],
    ['momentum undo --yes', 'without asking'],
    ['momentum undo --dry-run', 'only shows it'],
  ],
  arguments: {
    slip: several(
      'text',
      `what was put on record by mistake: ${struck.join(', ')} and its number`,
      {
        placeholder: 'WHAT',
      },
    ),
  },
  options: {
    batch: one('text', 'which one, by the number that log shows', { placeholder: 'NUMBER' }),
    only: one('text', 'as --batch, but never the whole check-in', { placeholder: 'NUMBER' }),
    ...previewFlags('only show what would be taken back'),
  },
  json: { undone: 'the sentences taken back', batch: 'their number', redo: 'how to bring it back' },
  uses: 'writes',
  async run(input, call) {
    const { session } = call;
    const bySlip = input.slip.length > 0;
    const only = input.only !== undefined || bySlip;
    const { batch, way, entries } = session.ledger.read((reader) => {
      if (input.only !== undefined && input.batch !== undefined) {
        throw usage(
          'batch-and-only',
          'It was said twice what to take back, with --batch and with --only.',
          'Give one: --only for one answer of a check-in, --batch for the whole of it.',
        );
      }
      const typed = input.only ?? input.batch;
      if (bySlip && typed !== undefined) throw slipUnclear(input.slip);
      const found = bySlip
        ? slipMeant(reader, input.slip)
        : typed === undefined
          ? lastBatch(reader)
          : findBatch(reader, typed, only);
      if (!found) throw nothing(typed);
      const meaning = meant(reader, found);
      if (meaning.entries.some(({ kind }) => kind === forgottenKind)) throw undoForgetting();
      return { batch: found, ...meaning };
    });
    const bringsCopy = entries.some(({ kind }) => kind === broughtInKind);
    const sentences = told(
      session,
      entries,
      bringsCopy ? rehearseUndo(session, batch.id, only) : { setAside: [], again: [] },
    );
    const more = sentences.length - shownAtMost;
    const preview = [
      ...sentences.slice(0, shownAtMost),
      ...(more > 0 ? [`… and ${counted(more, 'more entry', 'more entries')}`] : []),
    ];
    const data = { undone: sentences.length <= 200 ? sentences : preview, batch: batch.no };
    const instead = await previewed(call, input, {
      ...{ id: 'undo', title: way.would, lines: preview, question: way.question },
      nothing: 'Nothing was taken back',
      data: { ...data, redo: null },
      declined: { undone: [], batch: batch.no, redo: null },
    });
    if (instead) return instead;
    const redo = undoBatch(session, batch.id, only);
    return {
      data: { ...data, redo: `momentum undo --batch ${redo}` },
      document: root(
        paragraph(way.done),
        list(preview),
        paragraph([way.other, code(`momentum undo --batch ${redo}`)]),
      ),
    };
  },
});

/** What is taken or brought back, and what that makes of what had been set aside. */
const told = (
  { ledger }: Session,
  entries: readonly Entry[],
  { setAside, again }: Resettled,
): string[] =>
  ledger.read((reader) => {
    const names = tellingFrom(reader);
    const telling = (each: Entry): string => datedSentence(each, names);
    const aside = new Set(setAside.map(({ seq }) => seq));
    return [
      ...entries
        .filter(({ kind, seq }) => kind !== 'checkin.step-done' && !aside.has(seq))
        .map(telling),
      ...setAside.map((each) => `Set aside: ${telling(each)}`),
      ...again.map((each) => `No longer set aside: ${telling(each)}`),
    ];
  });

const nothing = (typed: string | undefined): Refusal =>
  typed === undefined
    ? new Refusal(
        'nothing-to-undo',
        'There is nothing to take back yet.',
        'Put something on record first: momentum offer "…" --by NAME',
      )
    : new Refusal(
        'unknown-batch',
        `There is no action with the number “${typed}”.`,
        'The numbers stand in the first column of: momentum log',
      );

export const verbs: readonly Verb[] = [log, undo];

import type { Run } from '../../cli/spec.js';
import { undoBatch } from '../../ledger/undo.js';
import { code, list, paragraph, root } from '../../papers/build.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { counted } from '../../text/text.js';
import { type Batch, findBatch, lastBatch } from '../../things/history.js';
import { type Reader, undoneKind } from '../../things/ledger.js';
import { namesIn } from '../../things/names.js';
import { datedSentence } from '../../things/sentences.js';
import type { undo } from './index.js';

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
  const undone = first?.kind === undoneKind ? findBatch(reader, first.subject) : undefined;
  if (!undone) return { way: ways[way], entries: batch.entries };
  return meant(reader, undone, way === 'takes' ? 'brings' : 'takes');
}

export const run: Run<typeof undo> = async (input, call) => {
  const { session } = call;
  const { batch, way, sentences } = session.ledger.read((reader) => {
    const found = input.batch === undefined ? lastBatch(reader) : findBatch(reader, input.batch);
    if (!found) throw nothing(input.batch);
    const names = namesIn(reader);
    const { way, entries } = meant(reader, found);
    const telling = entries.filter(({ kind }) => kind !== 'checkin.step-done');
    return { batch: found, way, sentences: telling.map((entry) => datedSentence(entry, names)) };
  });
  const more = sentences.length - shownAtMost;
  const preview = [
    ...sentences.slice(0, shownAtMost),
    ...(more > 0 ? [`… and ${counted(more, 'more entry', 'more entries')}`] : []),
  ];
  const data = { undone: sentences.length <= 200 ? sentences : preview, batch: batch.no };
  if (input.dryRun) {
    return {
      data: { ...data, redo: null },
      document: root(paragraph(way.would), list(preview)),
    };
  }
  if (!input.yes) {
    if (!call.interactive) {
      throw new Refusal(
        'needs-yes',
        'Nothing was taken back, because nobody could be asked.',
        'Look first with --dry-run, then say --yes.',
        { details: preview, exit: exitCodes.refused },
      );
    }
    const prompter = await call.prompter();
    prompter.say(way.would);
    for (const line of preview) prompter.say(line, 'item');
    const go = await prompter.confirm({
      id: 'undo',
      message: way.question,
      flag: '--yes',
      default: true,
    });
    if (!go) {
      return {
        data: { undone: [], batch: batch.no, redo: null },
        document: root(paragraph('Nothing was changed.')),
      };
    }
  }
  const redo = undoBatch(session, batch.id);
  return {
    data: { ...data, redo: `momentum undo --batch ${redo}` },
    document: root(
      paragraph(way.done),
      list(preview),
      paragraph([way.other, code(`momentum undo --batch ${redo}`)]),
    ),
  };
};

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

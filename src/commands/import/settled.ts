/** What is said once names have been settled or taught. */
import type { ImportOutcome, NameDecision } from '../../bring/applying/import-file.js';
import type { Call, Result } from '../../cli/spec.js';
import { paragraph, root, strong } from '../../papers/build.js';
import { counted } from '../../text/text.js';
import { recorded } from '../words.js';

/** A name that has been settled, how, and what came of it. */
export interface Done {
  readonly written: string;
  readonly verdict: NameDecision;
  readonly outcome: ImportOutcome;
}

function sentence({ session }: Call, { written, verdict, outcome }: Done): string {
  if (verdict.is === 'aside') return `“${written}” is left aside; its rows are kept.`;
  const whom =
    verdict.is === 'new'
      ? 'a member'
      : session.ledger.read((reader) => reader.get('member', verdict.id)?.name);
  return `“${written}” is ${whom} from now on${cameIn(outcome)}.`;
}

const cameIn = ({ of }: ImportOutcome): string => {
  const came = of.fresh + of.apologies + of.filled;
  const still =
    of.waiting > 0
      ? `; ${counted(of.waiting, 'row')} ${of.waiting === 1 ? 'waits' : 'wait'} for somebody else too`
      : '';
  return came === 0 ? still : `, and ${counted(came, 'row')} that waited came in${still}`;
};

/** @param left how many names are waiting still, where several were asked about */
export function settled(call: Call, done: readonly Done[], left?: number): Result {
  const rest =
    left === undefined
      ? undefined
      : left === 0
        ? 'No other name is waiting.'
        : `${counted(left, 'name')} ${left === 1 ? 'is' : 'are'} still waiting.`;
  return {
    data: {
      settled: done.map(({ written, verdict, outcome: { of } }) => ({
        ...{ written, is: verdict.is, rows: of.fresh + of.apologies + of.filled },
      })),
    },
    document: root(
      ...(done.length > 0
        ? done.map((each) => paragraph(strong(sentence(call, each))))
        : [paragraph('Nothing was settled; they go on waiting.')]),
      rest && done.length > 0 ? paragraph(rest) : undefined,
    ),
    hints: done.length > 0 ? ['To take it back: momentum undo'] : [],
  };
}

export function taught({ rows, of, changed }: ImportOutcome): Result {
  const came = of.fresh + of.apologies;
  const known = `${counted(of.known, 'name')} ${of.known === 1 ? 'was' : 'were'} known already`;
  return {
    data: { settled: { rows, learned: of.filled, known: of.known, came } },
    document: changed
      ? recorded(strong(`${counted(of.filled, 'name')} learned.`), [
          came > 0 ? `${counted(came, 'row')} that waited came in` : null,
          of.known > 0 ? known : null,
        ])
      : root(paragraph(strong(`Nothing new: ${known}.`))),
    hints: changed
      ? [
          'See whether anybody still waits: momentum import unmatched',
          'To take it back: momentum undo',
        ]
      : [],
  };
}

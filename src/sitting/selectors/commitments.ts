/** Commitments due, and those waited for. */

import { counted } from '../../text/text.js';
import { addDays, type Day } from '../../time/day.js';
import { dayAndDistance, distance, spoken } from '../../time/distance.js';
import {
  dueBy,
  leftBehind,
  type OpenCommitment,
  undated,
  waitedFor,
} from '../queries/commitments.js';
import { defineSelector, firstName, restDays, type SelectorContext } from './selector.js';

/** More than a sitting asks about; the rest is told as a number. */
const most = 100;

const rested = ({ today }: SelectorContext): ReturnType<typeof addDays> =>
  addDays(today, -restDays);

/**
 * theirs: can be asked; asked: was nudged in the last seven days; mine: the facilitator's own;
 * wanted: nobody has taken it yet.
 */
const kinds = ['theirs', 'asked', 'mine', 'wanted'] as const;
const words = ['number', 'text', 'name', 'first', 'due', 'passed', 'spoken'] as const;

function kindOf(row: OpenCommitment, context: SelectorContext): (typeof kinds)[number] {
  if (row.owner === null) return 'wanted';
  if (row.owner === context.facilitator) return 'mine';
  return row.nudgedOn !== null && row.nudgedOn > rested(context) ? 'asked' : 'theirs';
}

/** Whoever took it later than it was said has had it since then; null where nobody has said when that was. */
function sinceWhen(
  { offeredOn, offeredUnknown, heldSince, handedOn }: OpenCommitment,
  today: Day,
): string | null {
  if (heldSince === null && handedOn !== null) return `handed back ${distance(handedOn, today)}`;
  if (offeredUnknown === 1 && (heldSince ?? offeredOn) === offeredOn) return null;
  if (heldSince === null) return `said to be wanted ${distance(offeredOn, today)}`;
  return heldSince > offeredOn
    ? `taken ${distance(heldSince, today)}`
    : `offered ${distance(offeredOn, today)}`;
}

const nobody = ({ handedOn }: OpenCommitment): string =>
  handedOn === null ? 'nobody has taken it yet' : 'looking for somebody again';

function item(row: OpenCommitment, context: SelectorContext) {
  const { today } = context;
  const kind = kindOf(row, context);
  const helpers = row.others > 0 ? ` and ${counted(row.others, 'other')}` : '';
  const who = kind === 'mine' ? 'you' : (row.name ?? nobody(row));
  const due = row.due === null ? 'no date yet' : `due ${dayAndDistance(row.due, today)}`;
  const beside = [
    row.due === null && sinceWhen(row, today),
    row.moved > 0 && `moved ${row.moved === 1 ? 'once' : counted(row.moved, 'time')}`,
    row.feeds !== null &&
      (row.feeds.includes(',')
        ? `numbers ${row.feeds} wait for it`
        : `number ${row.feeds} waits for it`),
    kind === 'asked' && row.nudgedOn && `offered help ${distance(row.nudgedOn, today)}`,
  ].filter((part) => part !== false && part !== null);
  return {
    id: String(row.no),
    label: `${row.no} · ${row.text}`,
    lines: [
      [`${who}${helpers} · ${due}`, ...beside].join(' · '),
      ...(row.doneWhen === null ? [] : [`done when: ${row.doneWhen}`]),
    ],
    kind,
    words: {
      number: String(row.no),
      text: row.text,
      name: row.name ?? 'nobody yet',
      first: firstName(row.name ?? 'somebody'),
      due: row.due === null ? 'with no date yet' : `due ${spoken(row.due, today)}`,
      // What was done on its own day, where that is over.
      passed: row.due !== null && row.due < today ? row.due : '',
      spoken: row.due === null ? '' : spoken(row.due, today),
    },
  };
}

export const commitmentsDue = defineSelector({ kinds, words }, (context) =>
  dueBy(context.reader, context.today, most).map((row) => item(row, context)),
);

export const leftBehindBy = defineSelector({ words }, (context) =>
  leftBehind(context.reader, context.today, most).map((row) => {
    const found = item(row, context);
    return { ...found, lines: [`${row.name} has left`, ...found.lines] };
  }),
);

export const commitmentsUndated = defineSelector({ kinds, words }, (context) =>
  undated(context.reader, context.today, most).map((row) => item(row, context)),
);

export const waitingFor = defineSelector({ words }, (context) =>
  waitedFor(context.reader, context.today, {
    rested: rested(context),
    except: context.facilitator,
  }).map((row) => item(row, context)),
);

/** Commitments due, and those waited for. */

import { counted } from '../../../text/text.js';
import { addDays } from '../../../time/day.js';
import { dayAndDistance, distance, spoken } from '../../../time/distance.js';
import type { Item } from '../../sitting.js';
import { dueBy, type OpenCommitment, waitedFor } from '../facts/promises.js';
import { firstName, type Look, type Looking, restDays } from './look.js';

/** More than a sitting asks about; the rest is told as a number. */
const most = 100;

const rested = ({ today }: Look): ReturnType<typeof addDays> => addDays(today, -restDays);

function kindOf(row: OpenCommitment, look: Look): 'wanted' | 'mine' | 'asked' | 'theirs' {
  if (row.owner === null) return 'wanted';
  if (row.owner === look.facilitator) return 'mine';
  return row.nudgedOn !== null && row.nudgedOn > rested(look) ? 'asked' : 'theirs';
}

function item(row: OpenCommitment, look: Look): Item {
  const { today } = look;
  const kind = kindOf(row, look);
  const helpers = row.others > 0 ? ` and ${counted(row.others, 'other')}` : '';
  const who = kind === 'mine' ? 'you' : (row.name ?? 'nobody has taken it yet');
  const due = row.due === null ? 'no date yet' : `due ${dayAndDistance(row.due, today)}`;
  const beside = [
    row.due === null && `offered ${distance(row.offeredOn, today)}`,
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
    },
  };
}

export const due: Looking = (look) =>
  dueBy(look.reader, look.today, most).map((row) => item(row, look));

export const waitingFor: Looking = (look) =>
  waitedFor(look.reader, look.today, { rested: rested(look), except: look.facilitator }).map(
    (row) => item(row, look),
  );

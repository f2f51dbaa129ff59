/** Moments that a file writes in a zone of its own, as the clocks of the community had them. */

import { visible } from '../text/gate.js';
import type { Day } from '../time/day.js';
import type { ImportTemplate } from './fields.js';
import type { ReadList } from './lists.js';

const shape =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2})?)$/i;

/**
 * What a cell says in a time zone: the day and the time there, where it is a moment with a zone or an
 * offset; else the cell as it is. Midnight is how a day without a time is written, and stays.
 */
function clockIn(timeZone: string): (cell: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (cell) => {
    const [, day = '', time = '', utc, hours = '+00', minutes = '00'] =
      shape.exec(cell.trim()) ?? [];
    if (day === '' || time === '00:00') return cell;
    format ??= new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    });
    const moment = Date.parse(`${day}T${time}:00${utc ? 'Z' : `${hours}:${minutes}`}`);
    return Number.isNaN(moment) ? cell : format.format(moment);
  };
}

const mostTold = 5;

/** The lists with their moments as the clocks of that zone had them, and what is to be said of it. */
export function onClocks(
  lists: readonly ReadList[],
  template: ImportTemplate,
  timeZone: string | undefined,
): { readonly lists: readonly ReadList[]; readonly notes: readonly string[] } {
  if (timeZone === undefined) return { lists, notes: [] };
  const clock = clockIn(timeZone);
  const told: string[] = [];
  const timed = template.fields.filter(({ reads }) => reads === 'day' || reads === 'time');
  const clocked = lists.map((list): ReadList => {
    const columns = new Set(timed.flatMap(({ key }) => list.mapping.columns.get(key) ?? []));
    if (columns.size === 0) return list;
    const rows = list.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, column) => {
        if (!columns.has(column)) return cell;
        const there = clock(cell);
        // Where the clocks agree with what is written, nothing was made of it.
        if (there !== cell && !cell.trim().replace('T', ' ').startsWith(there)) {
          told.push(`“${visible(cell.trim())}” (line ${line}) as ${there}`);
        }
        return there;
      }),
    }));
    return { ...list, rows };
  });
  if (told.length === 0) return { lists: clocked, notes: [] };
  const more = told.length > mostTold ? [`${told.length - mostTold} more`] : [];
  const shown = [...told.slice(0, mostTold), ...more].join(', ');
  const note = `Times with a zone of their own are read by the clocks of ${timeZone}: ${shown}`;
  return { lists: clocked, notes: [note] };
}

/** The day of a moment (ISO 8601, with its zone) by the clocks of a time zone. */
export const dayIn = (timeZone: string, moment: string): Day =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
  }).format(new Date(moment)) as Day;

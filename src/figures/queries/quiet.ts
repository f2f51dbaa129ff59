import type { Reader } from '../../things/ledger.js';
import { compareNos, type No } from '../../things/no.js';
import type { Id } from '../../things/thing.js';
import { addDays, addWeeks, type Day, weekOf } from '../../time/day.js';
import { gaugesAt } from '../measure.js';
import { silenceOf } from '../measures/quiet-lately.js';
import { gatherer, settingsIn } from './index.js';

export interface Quiet {
  readonly no: No;
  readonly name: string;
  /** The Monday of the last week in which they were active. */
  readonly lastWeek: Day;
  /** Whole weeks since then, and what is usual for them (the median). */
  readonly silent: number;
  readonly usual: number;
}

/**
 * Members whose silence is long for them, as the measure “quiet lately” has it. Whoever was
 * contacted since they were last active is left in peace.
 */
export function quietRegulars(reader: Reader, today: Day, except: Id | null): Quiet[] {
  const settings = settingsIn(reader);
  const at = gaugesAt(today, settings);
  return gatherer(reader)(['rhythms'], at)
    .rhythms.flatMap((rhythm): Quiet[] => {
      const { member, paused, weeks } = rhythm;
      const silence = silenceOf(rhythm, settings);
      if (!silence?.long || paused || member === except) return [];
      const state = reader.get('member', member);
      const lastWeek = addWeeks(weekOf(addDays(today, 1)), -(weeks.at(-1) ?? 0));
      if (!state || (state.contactedOn ?? '') >= lastWeek) return [];
      const { silent, usual } = silence;
      return [{ no: state.no, name: state.name, lastWeek, silent, usual }];
    })
    .sort((a, b) => a.usual - b.usual || a.silent - b.silent || compareNos(a.no, b.no));
}

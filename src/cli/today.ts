/** Which day it is for a call: the clock's, unless another was said. */
import { type Day, formatDay, parseIsoDay } from '../time/day.js';
import type { Globals } from './program.js';
import type { Runtime } from './runtime.js';

export interface Today {
  readonly day: Day;
  /** By what another day than the clock's was said. */
  readonly saidBy?: string;
}

export async function todayOf(
  { today: typed }: Globals,
  { now, env }: Pick<Runtime, 'now' | 'env'>,
): Promise<Today> {
  const pad = (part: number) => String(part).padStart(2, '0');
  const real = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
  const said = typed ?? env.MOMENTUM_TODAY;
  if (said === undefined) return { day: real };
  const day = await read(said, real);
  return day === real
    ? { day }
    : { day, saidBy: typed === undefined ? 'MOMENTUM_TODAY' : '--today' };
}

async function read(said: string, real: Day): Promise<Day> {
  const iso = parseIsoDay(said);
  if (iso) return iso;
  const { readDay } = await import('../time/typed-day.js');
  return readDay(said, real, 'past');
}

/** What is said of a day that is not the clock's, so that it is not forgotten. */
export const asIfOn = (day: Day, saidBy: string): string =>
  `as if it were ${formatDay(day)} (${saidBy})`;

/** Which day it is for a call: the clock's, unless another was said. */
import { readLocale, usualLocale } from '../text/locale.js';
import { customsIn } from '../things/community/customs.js';
import type { Ledger } from '../things/ledger.js';
import { type Customs, customsOf } from '../time/customs.js';
import { type Day, formatDay } from '../time/day.js';
import type { Asked } from '../time/reading.js';
import type { Tense } from '../time/reckoning.js';
import { readDay } from '../time/typed-day.js';
import type { Globals, Parsed } from './program.js';
import type { Runtime } from './runtime.js';

export interface Today {
  readonly day: Day;
  /** By what another day than the clock's was said. */
  readonly saidBy?: string;
}

/** The day that whoever sits at the machine sees on its clock. */
export function dayOnClock(now: Date): Day {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
}

export function todayOf(
  { today: typed }: Globals,
  { now, env }: Pick<Runtime, 'now' | 'env'>,
  customs: () => Customs,
): Today {
  const real = dayOnClock(now);
  const said = typed ?? env.MOMENTUM_TODAY;
  if (said === undefined) return { day: real };
  const day = readDay(said, reckonedOn(real, 'past', customs));
  return day === real
    ? { day }
    : { day, saidBy: typed === undefined ? 'MOMENTUM_TODAY' : '--today' };
}

/** Whose customs go for a call: those of a community that has no ledger yet by what the same line says of it. */
export const customsFor = ({ verb, typed }: Parsed, ledger: () => Ledger): Customs =>
  verb.uses === 'makes' || verb.uses === 'none'
    ? customsOf(readLocale(typeof typed.locale === 'string' ? typed.locale : usualLocale))
    : ledger().read(customsIn);

/** How a day is read that was said on one, maybe typed on another. A date in figures asks for nobody's customs, and so for no ledger. */
export const reckonedOn = (
  today: Day,
  tense: Tense,
  customs: () => Customs,
  typedOn = today,
): Asked => ({
  today,
  typedOn,
  tense,
  get customs() {
    return customs();
  },
});

/** What is said of a day that is not the clock's, so that it is not forgotten. */
export const asIfOn = (day: Day, saidBy: string): string =>
  `as if it were ${formatDay(day)} (${saidBy})`;

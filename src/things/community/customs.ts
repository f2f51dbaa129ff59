import { usualLocale } from '../../text/locale.js';
import { type Customs, customsOf } from '../../time/customs.js';
import type { Day } from '../../time/day.js';
import { readPeriod } from '../../time/typed-period.js';
import type { Window } from '../../time/window.js';
import type { Rows } from '../find.js';

/** How days are written, and when a week is over, where the community is. */
export const customsIn = (rows: Rows): Customs =>
  customsOf(rows.value<string>('SELECT locale FROM community') ?? usualLocale);

/**
 * A time that somebody wants to look back on, as they typed it, up to `asOf`.
 * @throws Refusal as `readPeriod`
 */
export const periodBack = (rows: Rows, typed: string, asOf: Day): Window =>
  readPeriod(typed, { today: asOf, tense: 'past', customs: customsIn(rows) });

/** Every measure, in the order in which they are shown: a new one is a file and a row here. */

import type { AnyMeasure, At, Gather } from '../measure.js';
import { type MeasureValue, measured } from '../measured.js';
import { absenceFactor } from './absence-factor.js';
import { attendance } from './attendance.js';
import { bandsOfMembers } from './bands.js';
import { carriedByMembers } from './carried-by-members.js';
import { commitmentsKept } from './commitments-kept.js';
import { contributionRate } from './contribution-rate.js';
import { dormancy } from './dormancy.js';
import { newcomers } from './newcomers.js';
import { questions } from './questions.js';
import { quietLately } from './quiet-lately.js';
import { returning } from './returning.js';
import { rhythm } from './rhythm.js';
import { whyTheySlip } from './why-they-slip.js';

// Momentum and stage are rules over the values of these, not measures among them.
export const measures = [
  contributionRate,
  commitmentsKept,
  whyTheySlip,
  carriedByMembers,
  bandsOfMembers,
  absenceFactor,
  newcomers,
  returning,
  quietLately,
  attendance,
  questions,
  rhythm,
  dormancy,
] as const satisfies readonly AnyMeasure[];

type Joined<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Joined<Rest>>}`
  : Name;

/** What a template calls a measure's trend. */
export type TrendName = Joined<(typeof measures)[number]['name']>;

/** `contribution-rate` → `contributionRate`. */
export const trendName = (name: string): TrendName =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as TrendName;

/** Those that are wanted, by name, `at` a window over the facts that `gather` brings; else all. */
export const measuredAll = (
  gather: Gather,
  at: At,
  wants: (name: string) => boolean = () => true,
): MeasureValue[] =>
  measures.filter(({ name }) => wants(name)).map((each) => measured(each, gather, at));

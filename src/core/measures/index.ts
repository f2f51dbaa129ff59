/** Every measure, in the order in which they are shown: a new one is a file and a row here. */
import { attendance } from './attendance.js';
import { carriedByMembers } from './carried-by-members.js';
import { commitmentsKept } from './commitments-kept.js';
import { contributionRate } from './contribution-rate.js';
import { dormancy } from './dormancy.js';
import type { MeasureFacts } from './facts.js';
import type { At, Gather, Measure, MeasureValue } from './measure.js';
import { measured } from './measure.js';
import { newcomers } from './newcomers.js';
import { questions } from './questions.js';
import { rhythm } from './rhythm.js';

const table = [
  contributionRate,
  commitmentsKept,
  carriedByMembers,
  newcomers,
  attendance,
  questions,
  rhythm,
  dormancy,
] as const;

/** All of them `at` a window, over the facts that `gather` brings. */
export const measuredAll = (gather: Gather, at: At): MeasureValue[] =>
  table.map((each) => measured(each as Measure<string, keyof MeasureFacts>, gather, at));

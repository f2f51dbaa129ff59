/**
 * Holds a check-in from greeting to farewell. Its flow (flow/) lists the steps; each part of a step
 * names what to look at (selectors/), asks about it (parts.ts, choosing.ts, answering.ts), and
 * names what an answer does (actions/). The ledger is met only through `Sitting`.
 */

import { leftSaying, type Prompter } from '../prompt/prompter.js';
import type { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import type { PartEnd } from './choosing.js';
import type { Flow, FlowStep } from './flow/schema.js';
import { fill, minutesAndSeconds } from './flow/wording.js';
import { remainingIn, runPart, type StepProgress } from './parts.js';
import { GoneBack, retracing } from './retracing.js';
import type { CheckinRun, NoteToPaste, Sitting } from './sitting.js';

export interface CheckinOptions {
  /** The five-minute form. */
  readonly quick: boolean;
  /** Whether somebody sits there who may go back to the question before. */
  readonly back?: boolean;
}

/** What came of a sitting. */
export interface CheckinOutcome {
  /** closed: the close was reached · stopped: the facilitator stopped, and can go on later. */
  readonly ended: 'closed' | 'stopped';
  /** Whether the time ran out before everything was asked. */
  readonly timeUp: boolean;
  /** Sentences of what was recorded, in order. */
  readonly recorded: readonly string[];
  /** What was chosen and could not be done; each has been said already. */
  readonly refused: readonly Refusal[];
  /** Notes that were shown to be pasted. */
  readonly notes: readonly NoteToPaste[];
  /** What carries over: a phrase each, such as “Commitments due (3)”. */
  readonly left: readonly string[];
  /** Seconds that the sitting has taken in all, earlier stretches included. */
  readonly seconds: number;
}

function greet(run: CheckinRun): void {
  const { prompter, flow, start, quick, small } = run;
  const { words, controls, minutes } = flow;
  const known = {
    facilitator: start.facilitator,
    community: start.community,
    minutes: quick ? minutes.quick : minutes.whole,
    skip: controls.skip.key,
    stop: controls.stop.key,
    back: controls.back?.key ?? '',
    days: start.daysSinceLast ?? 0,
    gone: minutesAndSeconds(start.secondsGone),
  };
  if (start.done.length > 0 || start.secondsGone > 0)
    prompter.say(fill(words['hello-again'], known));
  else if (small) prompter.say(fill(words['hello-gap'], known));
  else if (quick) prompter.say(fill(words['hello-quick'], known));
  else if (start.daysSinceLast === undefined) prompter.say(fill(words['hello-first'], known));
  else prompter.say(fill(words.hello, known));
}

async function runStep(run: CheckinRun, step: FlowStep): Promise<PartEnd> {
  const { minutes } = run.flow;
  const progress: StepProgress = {
    step,
    minutes: (run.quick ? step.quick : undefined) ?? { from: step.from, to: step.to },
    until: step.closing
      ? Number.POSITIVE_INFINITY
      : (run.quick ? minutes.quick : minutes.whole) * 60,
    announced: false,
    overrun: false,
  };
  for (const part of step.parts) {
    const end = await runPart(run, progress, part);
    if (end === 'leave') break;
    if (end !== 'on') return end;
  }
  if (!progress.announced && step.nothing !== undefined && !run.small) {
    run.prompter.say('');
    run.prompter.say(`${step.title}: ${step.nothing}`, 'quiet');
  }
  return 'on';
}

/** What the steps from `step` on still hold, a phrase each. */
async function carriesOver(run: CheckinRun, steps: readonly FlowStep[]): Promise<string[]> {
  const left: string[] = [];
  for (const step of steps.filter((each) => !each.closing)) {
    const counts = await Promise.all(step.parts.map((part) => remainingIn(run, part)));
    const count = counts.reduce((sum, n) => sum + n, 0);
    if (count > 0) left.push(`${step.title} (${count})`);
  }
  return left;
}

/** A cancelled question, with what is true of a check-in: what was answered before it is on record. */
const whatIsKept = (error: unknown, { recorded, start }: CheckinRun): unknown =>
  leftSaying(error, {
    message:
      recorded.length > 0
        ? `Stopped here. On record: ${counted(recorded.length, 'thing')}. What was being answered is not.`
        : start.done.length > 0
          ? 'Stopped here. What was answered before is on record; nothing has been since.'
          : 'Stopped here. Nothing was put on record.',
    next: 'To go on where you were: momentum checkin',
  });

/**
 * Goes through a check-in: shows step and time, asks, records each answer at once, stops asking
 * when the time is up, and closes.
 * @param clock milliseconds from any fixed moment
 * @throws Refusal `cancelled` on Ctrl-C, with what was answered before kept; what the prompter refuses
 */
export async function runCheckin(
  flow: Flow,
  sitting: Sitting,
  prompter: Prompter,
  clock: () => number,
  { quick, back = false }: CheckinOptions,
): Promise<CheckinOutcome> {
  if (!back) return goThrough(flow, sitting, prompter, clock, quick);
  const way = retracing(flow, sitting, prompter, clock);
  for (;;) {
    try {
      return await goThrough(flow, way.sitting, way.prompter, way.clock, quick);
    } catch (error) {
      if (!(error instanceof GoneBack)) throw error;
      await way.goBack();
    }
  }
}

async function goThrough(
  flow: Flow,
  sitting: Sitting,
  prompter: Prompter,
  clock: () => number,
  quick: boolean,
): Promise<CheckinOutcome> {
  const start = await sitting.start();
  const begun = clock();
  const days = start.daysSinceLast;
  const run: CheckinRun = {
    flow,
    sitting,
    prompter,
    start,
    quick,
    small: days !== undefined && days > flow['gap-days'],
    gone: () => start.secondsGone + Math.max(0, clock() - begun) / 1000,
    recorded: [],
    refused: [],
    notes: [],
  };
  try {
    return await runAll(run);
  } catch (error) {
    throw whatIsKept(error, run);
  }
}

async function runAll(run: CheckinRun): Promise<CheckinOutcome> {
  const { flow, prompter, quick, start } = run;
  const { words, minutes } = flow;
  greet(run);
  const steps = flow.steps.filter(
    (step) => (!quick || step.closing || step.quick !== undefined) && !start.done.includes(step.id),
  );
  const outcome = (
    ended: CheckinOutcome['ended'],
    timeUp: boolean,
    left: readonly string[],
  ): CheckinOutcome => ({
    ended,
    timeUp,
    recorded: run.recorded,
    refused: run.refused,
    notes: run.notes,
    left,
    seconds: Math.round(run.gone()),
  });
  let left: string[] = [];
  let timeUp = false;
  for (const [index, step] of steps.entries()) {
    if (timeUp && !step.closing) continue;
    const end = await runStep(run, step);
    if (end === 'stop') {
      left = step.closing ? left : await carriesOver(run, steps.slice(index));
      prompter.say('');
      prompter.say(fill(words.stopped, { left: left.join(', ') }));
      return outcome('stopped', timeUp, left);
    }
    if (end === 'over') {
      timeUp = true;
      left = await carriesOver(run, steps.slice(index));
      prompter.say('');
      prompter.say(fill(words['time-up'], { minutes: quick ? minutes.quick : minutes.whole }));
      if (left.length > 0) prompter.say(fill(words['carries-over'], { left: left.join(', ') }));
    } else {
      await run.sitting.saveProgress(step.id, Math.round(run.gone()));
    }
  }
  prompter.say('');
  const gone = minutesAndSeconds(run.gone());
  const noted = start.noted + run.recorded.length;
  const recorded = noted === 0 ? 'Nothing' : counted(noted, 'thing');
  prompter.say(fill(words.farewell, { facilitator: start.facilitator, recorded, gone }));
  return outcome('closed', timeUp, left);
}

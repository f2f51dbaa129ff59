import type { Prompter } from '../prompt/types.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import type { Note, Sit } from './answering.js';
import type { Verdict } from './choosing.js';
import { remainingIn, runPart, type Walk } from './parts.js';
import type { Flow, Step } from './schema.js';
import type { Sitting } from './sitting.js';
import { counted, fill, minutesAndSeconds } from './wording.js';

export interface CheckinOptions {
  /** The five-minute form. */
  readonly quick: boolean;
}

/** What came of a sitting. */
export interface Outcome {
  /** closed: the close was reached · stopped: the facilitator stopped, and can go on later. */
  readonly ended: 'closed' | 'stopped';
  /** Whether the time ran out before everything was asked. */
  readonly timeUp: boolean;
  /** Sentences of what was recorded, in order. */
  readonly recorded: readonly string[];
  /** What was chosen and could not be done; each has been said already. */
  readonly refused: readonly Refusal[];
  /** Notes that were shown to be pasted. */
  readonly notes: readonly Note[];
  /** What carries over: a phrase each, such as “Commitments due (3)”. */
  readonly left: readonly string[];
  /** Seconds that the sitting has taken in all, earlier stretches included. */
  readonly seconds: number;
}

function greet(sit: Sit): void {
  const { prompter, flow, opening, quick, small } = sit;
  const { words, controls, minutes } = flow;
  const known = {
    facilitator: opening.facilitator,
    community: opening.community,
    minutes: quick ? minutes.quick : minutes.whole,
    skip: controls.skip.key,
    stop: controls.stop.key,
    days: opening.daysSinceLast ?? 0,
    gone: minutesAndSeconds(opening.secondsGone),
  };
  if (opening.done.length > 0 || opening.secondsGone > 0)
    prompter.say(fill(words['hello-again'], known));
  else if (small) prompter.say(fill(words['hello-gap'], known));
  else if (quick) prompter.say(fill(words['hello-quick'], known));
  else if (opening.daysSinceLast === undefined) prompter.say(fill(words['hello-first'], known));
  else prompter.say(fill(words.hello, known));
}

async function walkStep(sit: Sit, step: Step): Promise<Verdict> {
  const { minutes } = sit.flow;
  const walk: Walk = {
    step,
    minutes: (sit.quick ? step.quick : undefined) ?? { from: step.from, to: step.to },
    until: step.closing
      ? Number.POSITIVE_INFINITY
      : (sit.quick ? minutes.quick : minutes.whole) * 60,
    announced: false,
    overrun: false,
  };
  for (const part of step.parts) {
    const verdict = await runPart(sit, walk, part);
    if (verdict === 'leave') break;
    if (verdict !== 'on') return verdict;
  }
  if (!walk.announced && step.nothing !== undefined && !sit.small) {
    sit.prompter.say('');
    sit.prompter.say(`${step.title}: ${step.nothing}`, 'quiet');
  }
  return 'on';
}

/** What the steps from `step` on still hold, a phrase each. */
async function carriesOver(sit: Sit, steps: readonly Step[]): Promise<string[]> {
  const left: string[] = [];
  for (const step of steps.filter((each) => !each.closing)) {
    const counts = await Promise.all(step.parts.map((part) => remainingIn(sit, part)));
    const count = counts.reduce((sum, n) => sum + n, 0);
    if (count > 0) left.push(`${step.title} (${count})`);
  }
  return left;
}

/** A cancelled question, with what is true of a check-in: everything answered is kept. */
function keepAll(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.exit !== exitCodes.cancelled) return error;
  return new Refusal(
    error.code,
    'Stopped here. Everything that you have answered is kept.',
    'To go on where you were: momentum checkin',
    { exit: error.exit },
  );
}

/**
 * Goes through a check-in: shows step and time, asks, records each answer at once, stops asking
 * when the time is up, and closes.
 * @param clock milliseconds from any fixed moment
 * @throws Refusal `cancelled` on Ctrl-C, with everything answered kept; what the prompter refuses
 */
export async function runCheckin(
  flow: Flow,
  sitting: Sitting,
  prompter: Prompter,
  clock: () => number,
  { quick }: CheckinOptions,
): Promise<Outcome> {
  const opening = await sitting.opening();
  const begun = clock();
  const days = opening.daysSinceLast;
  const sit: Sit = {
    flow,
    sitting,
    prompter,
    opening,
    quick,
    small: days !== undefined && days > flow['gap-days'],
    gone: () => opening.secondsGone + Math.max(0, clock() - begun) / 1000,
    recorded: [],
    refused: [],
    notes: [],
  };
  try {
    return await walkAll(sit);
  } catch (error) {
    throw keepAll(error);
  }
}

async function walkAll(sit: Sit): Promise<Outcome> {
  const { flow, prompter, quick, opening } = sit;
  const { words, minutes } = flow;
  greet(sit);
  const steps = flow.steps.filter(
    (step) =>
      (!quick || step.closing || step.quick !== undefined) && !opening.done.includes(step.id),
  );
  const outcome = (ended: Outcome['ended'], timeUp: boolean, left: readonly string[]): Outcome => ({
    ended,
    timeUp,
    recorded: sit.recorded,
    refused: sit.refused,
    notes: sit.notes,
    left,
    seconds: Math.round(sit.gone()),
  });
  let left: string[] = [];
  let timeUp = false;
  for (const [index, step] of steps.entries()) {
    if (timeUp && !step.closing) continue;
    const verdict = await walkStep(sit, step);
    if (verdict === 'stop') {
      left = step.closing ? left : await carriesOver(sit, steps.slice(index));
      prompter.say('');
      prompter.say(fill(words.stopped, { left: left.join(', ') }));
      return outcome('stopped', timeUp, left);
    }
    if (verdict === 'over') {
      timeUp = true;
      left = await carriesOver(sit, steps.slice(index));
      prompter.say('');
      prompter.say(fill(words['time-up'], { minutes: quick ? minutes.quick : minutes.whole }));
      if (left.length > 0) prompter.say(fill(words['carries-over'], { left: left.join(', ') }));
    } else {
      await sit.sitting.saveProgress(step.id, Math.round(sit.gone()));
    }
  }
  prompter.say('');
  const gone = minutesAndSeconds(sit.gone());
  const recorded = sit.recorded.length === 0 ? 'Nothing' : counted(sit.recorded.length, 'thing');
  prompter.say(fill(words.farewell, { facilitator: opening.facilitator, recorded, gone }));
  return outcome('closed', timeUp, left);
}

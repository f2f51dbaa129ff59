/** What can be done about a duty: each act decides which events come of it, or refuses. */

import { Refusal } from '../../text/refusal.js';
import { cleanText } from '../../text/text.js';
import { type Day, formatDay } from '../../time/day.js';
import { otherThan } from '../payload.js';
import type { Id } from '../thing.js';
import { type DutyRule, goesByMeetings } from './rule.js';
import type { Duty, DutyEvent, WhichTurn } from './thing.js';
import type { DutyTurn } from './turns.js';

/** What is said of a duty. */
export interface DutySaid {
  readonly text: string;
  readonly rule: DutyRule;
  /** Whose it is: of several, each in turn. */
  readonly people: readonly Id[];
  readonly lead: number;
}

/** Nobody is brought something up earlier, nor does anything so long before or after a meeting. */
const longest = 366;

/** @throws Refusal `too-many-days`, `twice-in-rota`, `text-…` */
function sound<Said extends Partial<DutySaid>>({ text, ...said }: Said): Said {
  const { rule, lead = 0, people = [] } = said as Partial<DutySaid>;
  const days = rule && goesByMeetings(rule) ? Math.abs(rule.days) : 0;
  if (Math.max(days, lead) > longest) {
    throw new Refusal(
      'too-many-days',
      'That is more than a year away.',
      `Give a number of days up to ${longest}.`,
    );
  }
  if (new Set(people).size < people.length) {
    throw new Refusal(
      'twice-in-rota',
      'Somebody was named twice, and has one turn in each round.',
      'Name each of them once, in the order of their turns.',
    );
  }
  return {
    ...(said as Said),
    ...(text === undefined ? {} : { text: cleanText(text, 'the duty') }),
  };
}

/** @throws Refusal as `sound` */
export const recur = (subject: Id, said: DutySaid, on: Day): DutyEvent[] => [
  { kind: 'duty.added', subject, on, data: sound(said) },
];

/** @throws Refusal `duty-stopped` */
export function refuseStopped({ no, text, status, stoppedOn }: Duty): void {
  if (status === 'running') return;
  throw new Refusal(
    'duty-stopped',
    `${no} (${text}) is done no more${stoppedOn ? `, since ${formatDay(stoppedOn)}` : ''}.`,
    `To begin it again: momentum duty add "${text}" --each meeting, or --every month`,
  );
}

/** @throws Refusal `duty-stopped`, and as `sound` */
export function edit(state: Duty, said: Partial<DutySaid>, on: Day): DutyEvent[] {
  refuseStopped(state);
  const news = otherThan(state, sound(said));
  return news === null ? [] : [{ kind: 'duty.edited', subject: state.id, on, data: news }];
}

/** @throws Refusal `duty-stopped` */
export function stop(state: Duty, on: Day): DutyEvent[] {
  refuseStopped(state);
  return [{ kind: 'duty.stopped', subject: state.id, on, data: {} }];
}

/** @throws Refusal `turn-skipped`, `turn-offered` */
export function skip(state: Duty, turn: DutyTurn, on: Day): DutyEvent[] {
  refuseOffered(state, turn);
  if (turn.skipped) {
    throw new Refusal(
      'turn-skipped',
      `${state.no} (${state.text}) is left out on ${formatDay(turn.turnOn)} already.`,
      `If it is to be done after all: momentum duty offer ${state.no} --on ${turn.turnOn}`,
    );
  }
  const { meeting, turnOn } = turn satisfies WhichTurn;
  return [{ kind: 'duty.skipped', subject: state.id, on, data: { meeting, turnOn } }];
}

/** @throws Refusal `turn-offered` */
export function refuseOffered({ no, text }: Duty, { turnOn, commitment, who }: DutyTurn): void {
  if (commitment === null) return;
  const what = `${no} (${text}) on ${formatDay(turnOn)}`;
  const hand =
    who === null
      ? `Whoever takes it: momentum take ${commitment.no} --by NAME. `
      : `To hand it on: momentum pass ${commitment.no} --to NAME. `;
  throw new Refusal(
    'turn-offered',
    commitment.kept
      ? `${what} has been kept, as commitment ${commitment.no}.`
      : `${what} is commitment ${commitment.no} already${who === null ? ', which is looking for somebody' : ''}.`,
    `${commitment.kept ? '' : hand}To see its other turns: momentum duties`,
  );
}

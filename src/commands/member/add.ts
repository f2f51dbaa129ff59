import type { Run } from '../../cli/spec.js';
import { addMember } from '../../things/member/changes.js';
import type { Member } from '../../things/member/fields.js';
import { type Day, daysBetween, parseIsoDay } from '../../time/day.js';
import type { add } from './index.js';
import { personIn, said } from './said.js';

/** Somebody who joined longer ago has found their way about. */
const newFor = 28;

export const run: Run<typeof add> = async (input, call) => {
  const joined = await readJoined(input.joined, call.today);
  const state = addMember(call.session, {
    ...personIn(input),
    bot: input.bot,
    ...(joined === undefined ? {} : { joined }),
  });
  return said(call, 'Added', state, isNew(state, call.today) ? { hints: [toWelcome(state)] } : {});
};

/** Unknown is not today: null says that nobody knows, undefined that nothing was said. */
async function readJoined(typed: string | undefined, today: Day): Promise<Day | null | undefined> {
  if (typed === undefined) return undefined;
  if (typed.trim().toLowerCase() === 'unknown') return null;
  const iso = parseIsoDay(typed);
  if (iso) return iso;
  const { readDay } = await import('../../time/typed-day.js');
  return readDay(typed, today, 'past');
}

const isNew = ({ bot, joinedOn }: Member, today: Day): boolean =>
  !bot && joinedOn !== null && daysBetween(joinedOn, today) < newFor;

const toWelcome = ({ no }: Member): string =>
  `Once somebody has said hello to them: momentum member welcome ${no}`;

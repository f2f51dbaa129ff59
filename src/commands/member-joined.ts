/** Since when somebody is a member, as it was typed. */
import type { Call } from '../cli/verb.js';
import { excerpt } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Member } from '../things/member/fields.js';
import type { Day } from '../time/day.js';
import { readDay } from '../time/typed-day.js';
import { saysNoDay } from '../time/vague.js';

/** Unknown is not today: null says that nobody knows, undefined that nothing was said. */
export function readJoined(typed: string | undefined, { asked }: Call): Day | null | undefined {
  if (typed === undefined) return undefined;
  if (typed.trim().toLowerCase() === 'unknown') return null;
  try {
    return readDay(typed, asked('past'), 'first');
  } catch (cause) {
    const isUnread = cause instanceof Refusal && cause.code === 'unclear-date';
    if (!isUnread || !saysNoDay(typed, asked('past'))) throw cause;
    const { code, message, next, details, exit } = cause;
    throw new Refusal(code, message, `${next} ${orUnknown}`, { details, exit });
  }
}

/** Whoever remembers a season and no day is not to make one up. */
const orUnknown = 'Where nobody knows the day, write unknown.';

/** Words that name no day; somebody is worth more than the day on which they joined. */
export function vagueIn(typed: string | undefined, call: Call): string | undefined {
  try {
    readJoined(typed, call);
  } catch (cause) {
    const isUnread = cause instanceof Refusal && cause.code === 'unclear-date';
    if (isUnread && typed !== undefined && saysNoDay(typed, call.asked('past'))) return typed;
    throw cause;
  }
  return undefined;
}

/** That they are on record without it. */
export const dayUnknown = (vague: string, { no }: Member): string =>
  `“${excerpt(vague)}” is no day that I know, so since when is unknown. Once it is known: momentum member edit ${no} --joined DATE`;

import type { Day } from '../time/day.js';
import { type Locale, phrase } from './locale.js';

/** An hour of the day (“18:30”) as the language of the document writes it: “18 h 30” in French. */
export function clock({ say }: Locale, time: string | null): string | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time ?? '') ?? [];
  if (hour === undefined || minute === undefined) return time;
  const whole = minute === '00' ? 'clock.whole' : 'clock.part';
  return say(phrase(whole, { hour, minute }));
}

/** A day to choose with its letter, as a mail that asks has it: "B: Thursday 14 January 2027 at 18:00". */
export const dayToChoose = (
  locale: Locale,
  letter: string,
  { day, start }: { readonly day: Day; readonly start: string | null },
): string =>
  start === null
    ? locale.say(phrase('poll.whole-day', { letter, day: locale.day(day) }))
    : locale.say(
        phrase('poll.day', { letter, day: locale.day(day), time: clock(locale, start) ?? start }),
      );

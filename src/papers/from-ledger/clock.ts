import { type Locale, phrase } from '../../language/locale.js';

/** An hour of the day (“18:30”) as the language of the document writes it: “18 h 30” in French. */
export function clock({ say }: Locale, time: string | null): string | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time ?? '') ?? [];
  if (hour === undefined || minute === undefined) return time;
  const whole = minute === '00' ? 'clock.whole' : 'clock.part';
  return say(phrase(whole, { hour, minute }));
}

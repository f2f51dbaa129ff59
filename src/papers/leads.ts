import { said, type Voice } from '../language/voice.js';

/** What names a value that follows in the same line: "Who:", and in French a space before the colon. */
export const leadIn =
  (voice: Voice) =>
  (label: string): string =>
    voice.say(said('lead', { label }));

/** What a figure rests on: the time that it speaks of, and what is counted. */
export const basisIn = (voice: Voice, window: string, definition: string): string =>
  voice.say(said('measure.basis', { window, definition }));

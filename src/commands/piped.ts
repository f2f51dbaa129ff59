/** Text that a command takes as an argument, or with `-` from whatever is piped in. */
import type { Call } from '../cli/spec.js';
import { Refusal } from '../text/refusal.js';

/** @throws Refusal `piped-not-text` */
export function textOrPiped(call: Call, typed: string): string {
  if (typed !== '-') return typed;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(call.stdin());
  } catch {
    throw new Refusal(
      'piped-not-text',
      'What was piped in is not text that I can read.',
      'Save it as plain text in UTF-8 and pipe that in.',
    );
  }
}

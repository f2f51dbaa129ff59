/** Filling in the Liquid texts of a template. */
import { Refusal } from '../text/refusal.js';
import { documentTooLong, longestDocument, templateStuck } from './limits.js';

/** What even an empty text counts for: a row of nothing still takes its place. */
const least = 4;

/** Fills in one text with the values that it may name. */
export type Fill = (scope: object) => string;

/**
 * Fills in texts with `facts`, and with what is beside them for one text.
 * @param compile makes a text into what fills it in
 * @throws Refusal `template-stuck`, `document-too-long`
 */
export function fillerFor(
  facts: object,
  compile: (text: string) => Fill,
): (text: string, extra?: object) => string {
  const fills = new Map<string, Fill>();
  let written = 0;
  return (text, extra = {}) => {
    const filled = orStuck(text, () => {
      const fill = fills.get(text) ?? compile(text);
      fills.set(text, fill);
      return fill({ ...facts, ...extra });
    });
    written += filled.length + least;
    if (written > longestDocument) throw documentTooLong();
    return filled;
  };
}

// liquidjs throws its own errors, limits reached included; whoever wrote the text is to see which.
function orStuck(text: string, fill: () => string): string {
  try {
    return fill();
  } catch (error) {
    const cause = (error as { originalError?: unknown } | null)?.originalError ?? error;
    if (cause instanceof Refusal) throw cause;
    throw templateStuck(text, error instanceof Error ? error.message : String(error));
  }
}

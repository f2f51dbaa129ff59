/** Filling in the Liquid texts of a template. */
import { documentTooLong, templateStuck } from './limits.js';

/** Characters that one document may hold in all, several times what people will read. */
const longestDocument = 2_000_000;

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
    written += filled.length;
    if (written > longestDocument) throw documentTooLong(longestDocument);
    return filled;
  };
}

// liquidjs throws its own errors, limits reached included; whoever wrote the text is to see which.
function orStuck(text: string, fill: () => string): string {
  try {
    return fill();
  } catch (error) {
    throw templateStuck(text, error instanceof Error ? error.message : String(error));
  }
}

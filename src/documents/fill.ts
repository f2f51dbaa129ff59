/** Filling in the Liquid texts of a template: the short way where it is one, else the engine. */
import { documentTooLong, templateStuck } from './limits.js';
import { NeedsLiquid } from './short-expression.js';
import { type Fill, fillShortly } from './short-liquid.js';

/** Characters that one document may hold in all, several times what people will read. */
const longestDocument = 2_000_000;

/** Makes a text into what fills it in; undefined while the engine is not loaded. */
export type Compile = ((text: string) => Fill) | undefined;

/**
 * Fills in texts with `facts`, and with what is beside them for one text.
 * @throws NeedsLiquid where the engine is needed and `compile` is undefined; Refusal
 *   `template-stuck`, `document-too-long`
 */
export function fillerFor(
  facts: object,
  compile: Compile,
): (text: string, extra?: object) => string {
  const fills = new Map<string, Fill>();
  let written = 0;
  return (text, extra = {}) => {
    const filled = orStuck(text, () => {
      const known = fills.get(text) ?? fillOf(text, compile);
      fills.set(text, known);
      return known({ ...facts, ...extra });
    });
    written += filled.length;
    if (written > longestDocument) throw documentTooLong(longestDocument);
    return filled;
  };
}

// The short way where it is one; what it cannot do may show only when it is gone.
function fillOf(text: string, compile: Compile): Fill {
  const short = fillShortly(text);
  if (compile === undefined) return short ?? needsLiquid;
  let long: Fill | undefined;
  return (scope) => {
    try {
      if (short !== undefined && long === undefined) return short(scope);
    } catch (error) {
      if (!(error instanceof NeedsLiquid)) throw error;
    }
    long ??= compile(text);
    return long(scope);
  };
}

const needsLiquid = (): never => {
  throw new NeedsLiquid();
};

// liquidjs throws its own errors, limits reached included; whoever wrote the text is to see which.
function orStuck(text: string, fill: () => string): string {
  try {
    return fill();
  } catch (error) {
    if (error instanceof NeedsLiquid) throw error;
    throw templateStuck(text, error instanceof Error ? error.message : String(error));
  }
}

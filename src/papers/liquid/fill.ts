/** Filling in the Liquid texts of a template, and how much work and text that may come to. */
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';

/** Characters that one document may hold in all, several times what people will read. */
export const longestDocument = 500_000;

/** For a template that turns a community into more than anybody could read. */
export const documentTooLong = (): Refusal =>
  new Refusal(
    'document-too-long',
    `This template makes a document of more than ${longestDocument.toLocaleString('en-GB')} characters.`,
    'Give its longest lists a limit, or choose a shorter period.',
  );

/** For a text of a template that reads well and still cannot be filled in. */
export const templateStuck = (text: string, why: string): Refusal =>
  new Refusal(
    'template-stuck',
    'A text in the template could not be filled in.',
    'Make the text named below simpler: fewer loops, fewer filters.',
    { details: [`${visible(text.trim().slice(0, 200))}`, visible(why)] },
  );

/** For a template that takes longer than anybody should wait, wherever in it that is. */
export const templateSlow = (): Refusal =>
  new Refusal(
    'template-slow',
    'This template asks for more work than a document is worth, and was stopped.',
    'Make it simpler: fewer sections, no loops inside loops, a limit for long lists.',
  );

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
      return oneStop(fill({ ...facts, ...extra }));
    });
    written += filled.length + least;
    if (written > longestDocument) throw documentTooLong();
    return filled;
  };
}

/** A sentence that somebody ended themselves has its full stop: the template’s own is one too many. */
const oneStop = (text: string): string =>
  text.replace(/(?<!\.)([.!?…])(\*\*|_)?\.(?=\s|$)/gu, '$1$2');

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

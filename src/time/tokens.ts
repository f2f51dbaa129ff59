/** What was typed, taken apart into the words and numbers that say something of a day. */

// Patterns for the letters of all scripts take longer to be made ready than a day to be read.
const letter = String.raw`[a-z\u00aa-\uffff]`;

const tokens = new RegExp(
  [
    String.raw`\d{4}-?[wq]\d{1,2}(?:-\d)?(?!${letter})`,
    String.raw`\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)`,
    String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}`,
    String.raw`\d{1,2}\/\d{4}`,
    String.raw`\d{1,2}\/\d{1,2}(?!\d)`,
    String.raw`\d{1,2}\.\d{1,2}\.?`,
    String.raw`\d{1,2}:\d{2}(?::\d{2})?`,
    String.raw`\d+(?:st|nd|rd|th|er|eme|e)(?!${letter}|\d)`,
    String.raw`\d+`,
    `${letter}+`,
    String.raw`\S`,
  ].join('|'),
  'g',
);

/** A date-time of ISO 8601; its seconds and zone say nothing of the day, nor of the clock on the wall. */
const isoMoment =
  /(\d{4}-\d{2}-\d{2})[t ](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?\s*$/;

/** What says nothing by itself between the words of a day. */
const silent = new Set([',', '.', ';', '-', '–', '—', '_']);

/**
 * `text` in small letters without accents, a space between words, stops and hyphens left out, and
 * without what is told in brackets at its end: "(in 6 days)".
 */
export function bareWords(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\([^()]*\)\s*$/, '')
    .replace(/[’'`´]s(?![a-z])/g, '')
    .replace(/[’'`´]/g, ' ')
    .replace(isoMoment, '$1 $2');
  return [...bare.matchAll(tokens)]
    .map(([token]) => token)
    .filter((token) => !silent.has(token))
    .join(' ');
}

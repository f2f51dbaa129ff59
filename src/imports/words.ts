/**
 * How a column's name or a word in a cell is compared with those that a template knows: case,
 * blanks, hyphens and underscores do not count, save where nothing else is left ("-").
 */
export function wordKey(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return plain.replace(/[\s_-]+/gu, '') || plain;
}

/** As `wordKey` for a column's name: "Due:", "Name*" and "Kept?" are due, name and kept. */
export const headerKey = (header: string): string =>
  wordKey(header).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

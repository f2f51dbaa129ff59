/**
 * How a column's name or a word in a cell is compared with those that a template knows: case,
 * blanks, hyphens and underscores do not count, save where nothing else is left ("-").
 */
export function wordKey(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return plain.replace(/[\s_-]+/gu, '') || plain;
}

const plain = /^[a-z0-9](?:.*[a-z0-9])?$/;

/** As `wordKey` for a column's name: "Due:", "Name*" and "Kept?" are due, name and kept. */
export function headerKey(header: string): string {
  const key = wordKey(header);
  // A pattern for the letters of all scripts takes longer to be made ready than the rest to do.
  return plain.test(key) ? key : key.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

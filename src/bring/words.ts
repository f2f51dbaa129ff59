/** How words in files are compared, and which of them mean the same in every kind of file. */

/** Words that mean the same in every kind of file, by `wordKey` where they stand in cells. */
export interface SharedWords {
  /** A cell that holds one holds nothing. */
  readonly blank: ReadonlySet<string>;
  /** Where a person is named: nobody yet; all of them, and nobody in particular. */
  readonly nobody: ReadonlySet<string>;
  readonly everybody: ReadonlySet<string>;
  /** What a row begins with that adds others up. */
  readonly totals: ReadonlySet<string>;
  /** What a line begins with that says something of the list, and is no row. */
  readonly footers: readonly string[];
  /** Names of two columns that make one name. */
  readonly firstName: readonly string[];
  readonly lastName: readonly string[];
  /** Names that mean one half of a name only beside the other half. */
  readonly firstHalf: readonly string[];
  readonly lastHalf: readonly string[];
  /** Names of a column that holds what stands between both: “van der”. */
  readonly between: readonly string[];
  /** What may stand before a half in its column's name: “member first name”. */
  readonly people: readonly string[];
  /** A column's name that means a whole name, or beside one half of it the other. */
  readonly eitherName: ReadonlySet<string>;
  /** Words of a column's name whose days are seldom those that are looked for. */
  readonly otherDays: ReadonlySet<string>;
}

/** `SharedWords` as they are written in YAML. */
export const sharedWordLists = [
  'blank',
  'nobody',
  'everybody',
  'totals',
  'footers',
  'first-name',
  'last-name',
  'first-half',
  'last-half',
  'between-names',
  'people',
  'either-name',
  'other-days',
] as const;
/** Lists that came later: a community's own file of before has none of them. */
export const laterWordLists = ['first-half', 'last-half', 'between-names', 'people'] as const;
type Later = (typeof laterWordLists)[number];
export type WrittenWords = Readonly<
  Record<Exclude<(typeof sharedWordLists)[number], Later>, readonly string[]> &
    Partial<Record<Later, readonly string[] | undefined>>
>;

export const sharedWords = (written: WrittenWords): SharedWords => {
  const set = (words: readonly string[]) => new Set(words.map(wordKey));
  return {
    blank: set(written.blank),
    nobody: set(written.nobody),
    everybody: set(written.everybody),
    totals: set(written.totals),
    footers: written.footers.map(wordKey),
    firstName: written['first-name'],
    lastName: written['last-name'],
    firstHalf: written['first-half'] ?? [],
    lastHalf: written['last-half'] ?? [],
    between: written['between-names'] ?? [],
    people: written.people ?? [],
    eitherName: set(written['either-name']),
    otherDays: set(written['other-days']),
  };
};

/**
 * How a column's name or a word in a cell is compared with those that a template knows: case,
 * blanks, hyphens and underscores do not count, save where nothing else is left ("-").
 */
export function wordKey(text: string): string {
  // How a sign is to be drawn, in colour or not, makes no other sign of it: “✔️” is “✔”.
  const plain = text.normalize('NFKC').replaceAll('\ufe0f', '').trim().toLowerCase();
  return plain.replace(/[\s_-]+/gu, '') || plain;
}

const plain = /^[a-z0-9](?:.*[a-z0-9])?$/;

/** As `wordKey` for a column's name: "Due:", "Name*" and "Kept?" are due, name and kept. */
export function headerKey(header: string): string {
  const key = wordKey(header);
  // A pattern for the letters of all scripts takes longer to be made ready than the rest to do.
  return plain.test(key) ? key : key.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** As `headerKey` without what stands in brackets: "Owner(s)" and "Attended (Y/N)"; '' where none does. */
export function barerKey(header: string): string {
  if (!/[([]/.test(header)) return '';
  return headerKey(header.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '));
}

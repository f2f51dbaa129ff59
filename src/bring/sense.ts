/** What a kind of file makes of a line, before it is known where its rows begin. */

import type { ImportTemplate } from './fields.js';
import { halfNames } from './halves.js';
import type { RowSense } from './header.js';
import { mapColumns } from './mapping.js';
import type { Overrides } from './overrides.js';
import { barerKey, headerKey, wordKey } from './words.js';

export function rowSense(
  template: ImportTemplate,
  overrides: Overrides,
  isOther: RowSense['isOther'],
): RowSense {
  const { totals, footers } = template.words;
  const names = new Set(
    [
      ...template.fields.flatMap(({ headers }) => headers),
      ...halfNames(template.words),
      ...overrides.columns.map(({ header }) => header),
    ].map(headerKey),
  );
  for (const { standing } of template.fields) for (const key of standing.keys()) names.add(key);
  return {
    known: (cells) =>
      cells.filter((cell) => {
        const key = headerKey(cell);
        return key !== '' && (names.has(key) || names.has(barerKey(cell)));
      }).length,
    named(cells) {
      const { columns, missing } = mapColumns(cells, template, overrides);
      return { fields: columns.size, whole: missing.length === 0 };
    },
    isOther,
    isAside(cells) {
      const [first = '', ...others] = cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '');
      if (others.length === 0 && isFooter(first, footers)) return true;
      const adds = others.every((cell) => /^[\d\s.,%€$£]+$/u.test(cell));
      const word = first.replace(/[\s:=\d.,]+$/u, '');
      if (!adds) return false;
      // “Total members, 2”: what is added up may be named, where a number stands beside it.
      const named = others.length > 0 || word !== first ? word.split(/\s/u)[0] : undefined;
      return totals.has(wordKey(word)) || (named !== undefined && totals.has(wordKey(named)));
    },
    isHeading: (cell) => headingMeans(template, cell).length > 0,
  };
}

const isFooter = (text: string, footers: readonly string[]): boolean =>
  /^\(.*\)$|^\[.*\]$/su.test(text) || footers.some((begin) => wordKey(text).startsWith(begin));

/** What a line alone ("Done", "Apologies (2)") says of the rows below it: fields and their values. */
export function headingMeans(
  { fields }: ImportTemplate,
  text: string,
): ReadonlyArray<{ readonly key: string; readonly value: string }> {
  if (!/\p{L}{2}/u.test(text)) return [];
  return fields.flatMap(({ key, choices }) => {
    const value = choices.get(headerKey(text)) ?? choices.get(barerKey(text));
    return value === undefined ? [] : [{ key, value }];
  });
}

import { Context, Liquid, toValueSync } from 'liquidjs/dist/liquid.browser.mjs';
import type { Locale } from '../../language/locale.js';
import type { Day } from '../../time/day.js';
import { escapeMarkdown, oncePunctuated } from '../markdown.js';
import { documentTooLong, type Fill, longestDocument } from './fill.js';
import { type Filter, ownFilters, plainFilters, plainTags } from './filters.js';

/** Characters in one Liquid text of a template. */
export const longestText = 16_000;
/** Milliseconds that one text may take; liquidjs looks at it between nodes. */
const patience = 1000;
/** What liquidjs counts against memory: roughly characters and list items. */
const memory = 2_000_000;

/**
 * A Liquid that has no file system and no way to run anything: own properties only, a short list of
 * tags and filters, no output that is not escaped. Naming the locale keeps it from asking Intl for
 * the machine's, which takes 15 ms.
 */
export function makeLiquid(filters: Readonly<Record<string, Filter>>): Liquid {
  const liquid = new Liquid({
    locale: 'en-GB',
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: escapeMarkdown,
    parseLimit: longestText,
    renderLimit: patience,
    memoryLimit: memory,
  });
  keepOnly(liquid.tags, plainTags);
  keepOnly(liquid.filters, plainFilters);
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
  return liquid;
}

function keepOnly(table: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
}

/** What a text becomes; liquidjs's own memory limit leaves out what is written as it stands. */
class Output {
  buffer = '';
  write(part: unknown): void {
    this.buffer += String(part);
    if (this.buffer.length > longestDocument) throw documentTooLong();
  }
}

/** What months are called in a short day, where that is cut short with a stop: "janv" of "janv.". */
const monthsCutShort = ({ shortDay }: Locale): ReadonlySet<string> =>
  new Set(
    Array.from({ length: 12 }, (_, month) =>
      shortDay(`2026-${String(month + 1).padStart(2, '0')}-01` as Day),
    ).flatMap((day) => /(\p{L}+)\./u.exec(day)?.[1] ?? []),
  );

/** Compiles texts with one Liquid, each into what fills it in. */
export function compiler(locale: Locale): (text: string) => Fill {
  const liquid = makeLiquid(ownFilters(locale));
  let months: ReadonlySet<string> | undefined;
  const isCutShort = (word: string): boolean => {
    months ??= monthsCutShort(locale);
    return months.has(word);
  };
  return (text) => {
    const parsed = liquid.parse(text);
    return (scope) => {
      const output = new Output();
      const context = new Context(scope, liquid.options, { sync: true }, { liquid });
      toValueSync(liquid.renderer.renderTemplates(parsed, context, output));
      return oncePunctuated(output.buffer, isCutShort);
    };
  };
}

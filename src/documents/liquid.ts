import { Liquid } from 'liquidjs/dist/liquid.browser.mjs';
import type { Voice } from '../core/voice.js';
import type { Fill } from './fill.js';
import { ownFilterNames, ownFilters, plainFilters, plainTags } from './filters.js';
import { escapeMarkdown } from './markdown.js';

/** Characters in one Liquid text of a template. */
export const longestText = 16_000;
/** Milliseconds that one text may take; liquidjs looks at it between nodes. */
const patience = 1000;
/** What liquidjs counts against memory: roughly characters and list items. */
const memory = 2_000_000;

/**
 * A Liquid that has no file system and no way to run anything: own properties only, a short list of
 * tags and filters, no output that is not escaped. Naming the locale keeps it from asking Intl for
 * the machine's, which takes 15 ms. Without a voice it only reads.
 */
export function makeLiquid(voice?: Voice): Liquid {
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
  const filters = voice && ownFilters(voice);
  for (const name of ownFilterNames) liquid.registerFilter(name, filters?.[name] ?? nothing);
  return liquid;
}

const nothing = (): string => '';

function keepOnly(table: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
}

/** Compiles texts with one Liquid, each into what fills it in as `voice` says things. */
export function compiler(voice: Voice): (text: string) => Fill {
  const liquid = makeLiquid(voice);
  return (text) => {
    const parsed = liquid.parse(text);
    return (scope) => String(liquid.renderSync(parsed, scope));
  };
}

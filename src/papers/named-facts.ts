import type { Template } from './schema.js';

/** Which facts are asked for, by name: a group of them, or one measure or trend among its own. */
export interface Named {
  readonly fact: (name: string) => boolean;
  readonly measure: (name: string) => boolean;
}

/**
 * Tells which facts `template` may use, so that only those need be fetched. Where one of its texts
 * holds the same word and means something else, it says yes as well.
 */
export function factsNamedIn(template: Template): Named {
  const json = JSON.stringify(template);
  // A line break stands in JSON as \n, whose n would else begin the next word.
  const words = new Set(json.replaceAll(/\\./g, ' ').match(/[A-Za-z]+/g));
  const some = namedMeasures(template, json);
  return {
    fact: (name) => words.has(name),
    measure: (name) => some === undefined || some.has(name),
  };
}

// The measures of its blocks, if each says which; undefined where all of them may be meant.
function namedMeasures({ sections }: Template, json: string): Set<string> | undefined {
  const blocks = sections.flatMap((section) =>
    section.blocks.flatMap((block) => ('measure' in block ? block.measure : [])),
  );
  const chosen = blocks.flatMap(({ from, only }) => (from === 'measures' ? [only] : []));
  // Beside each block that says which, its section may ask whether there is anything at all.
  const mentions = json.match(/\bmeasures\b/g)?.length ?? 0;
  const asked = sections.filter((section) => [section['show-if']].flat().includes('measures'));
  const own = sections.filter(({ id }) => id === 'measures').length;
  if (mentions > chosen.length + asked.length + own) return undefined;
  return chosen.some((only) => only === undefined)
    ? undefined
    : new Set(chosen.flatMap((only) => only ?? []));
}

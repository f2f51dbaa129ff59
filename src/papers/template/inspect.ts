/** What can be known of a template without the library that checks it. */
import type { Audience } from '../../things/audience.js';
import type { FactSelection } from '../facts/index.js';
import type { Block, BlockName, Bodies, Template } from './schema.js';

/**
 * Tells which facts `template` may use, so that only those need be fetched. Where one of its texts
 * holds the same word and means something else, it says yes as well.
 */
export function factsNamedIn(template: Template): FactSelection {
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

/** The kind of `block` and what stands in it. */
export function kindOf(block: Block): { [K in BlockName]: [name: K, body: Bodies[K]] }[BlockName] {
  const [name] = Object.keys(block).filter((key) => key !== 'audience') as [BlockName];
  return [name, (block as unknown as Bodies)[name]] as ReturnType<typeof kindOf>;
}

/** Whether a document of the template may hold a picture. */
export const mayDraw = ({ sections }: Template): boolean =>
  sections.some(({ blocks }) =>
    blocks.some((block) => ['chart', 'links', 'months'].includes(kindOf(block)[0])),
  );

/** For whom a document is: for the members where its template doesn't say. */
export const audienceOf = ({ audience = 'members' }: Template): Audience => audience;

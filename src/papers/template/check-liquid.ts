/** Whether a Liquid text can be read, and names what there is. */
import type { Liquid, LiquidError } from 'liquidjs';
import { pluralForms } from '../../language/locale.js';
import type { Path } from '../../text/yaml-source.js';
import type { FactFields } from '../facts/shape.js';
import { ownFilterNames, plainFilters, plainTags } from '../liquid/filters.js';
import { longestText, makeLiquid } from '../liquid/liquid.js';
import { follow, scopeWith } from './check-path.js';
import { nearest, type TemplateMistake } from './errors.js';

export type CheckText = (path: Path, text: unknown, extra?: FactFields) => TemplateMistake[];

/** Checks texts with one Liquid that knows the filters and never runs them. */
export function textChecker(): CheckText {
  const known = ownFilterNames.map((name) => [name, (value: unknown) => value] as const);
  const liquid = makeLiquid(Object.fromEntries(known));
  return (path, text, extra = {}) =>
    typeof text === 'string' ? checkText(liquid, path, text, extra) : [];
}

function checkText(liquid: Liquid, path: Path, text: string, extra: FactFields): TemplateMistake[] {
  if (text.length > longestText) return [];
  const mistakes: TemplateMistake[] = pluralMistakes(path, text);
  // An unknown filter stops the parser; it is noted and left out, and the rest is looked at.
  for (let rest = text, round = 0; round < 20; round += 1) {
    try {
      const parsed = liquid.parse(rest);
      if (loopsTooDeep(rest)) mistakes.push(loopMistake(path));
      const scope = scopeWith(extra);
      for (const variables of Object.values(liquid.analyzeSync(parsed).globals)) {
        for (const variable of variables) {
          const { mistake } = follow(variable.segments, scope);
          if (mistake) mistakes.push({ path, snippet: String(variable), ...mistake });
        }
      }
      return mistakes;
    } catch (error) {
      const { mistake, filter } = liquidMistake(path, error as LiquidError);
      mistakes.push(mistake);
      const without = filter && rest.replace(new RegExp(`\\|\\s*${filter}\\b[^|}%]*`), '');
      if (!without || without === rest) return mistakes;
      rest = without;
    }
  }
  return mistakes;
}

// A form that no language has would never be said.
function pluralMistakes(path: Path, text: string): TemplateMistake[] {
  return [...text.matchAll(/\|\s*count:([^|%]*)/g)].flatMap(([, args = '']) =>
    [...args.replace(/"[^"]*"|'[^']*'/g, '""').matchAll(/([A-Za-z]\w*)\s*:/g)].flatMap(
      ([, form = '']) =>
        (pluralForms as readonly string[]).includes(form)
          ? []
          : [
              {
                path,
                snippet: `${form}:`,
                found: `“${form}” is no form that words are counted in`,
                expected: `one of: ${pluralForms.join(', ')}${nearest(form, pluralForms)}`,
              },
            ],
    ),
  );
}

// Each `for` multiplies what the ones around it cost, and an empty one escapes liquidjs's limits.
function loopsTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/\{%-?\s*(?:for|endfor)\b/g)) {
    depth += tag.includes('endfor') ? -1 : 1;
    if (depth > 2) return true;
  }
  return /\{%-?\s*for\b[^%]*\.\./.test(text);
}

const loopMistake = (path: Path): TemplateMistake => ({
  path,
  snippet: '{% for',
  found: 'loops inside loops inside loops, or a loop that counts',
  expected: 'at most one “for” inside another, each over a list of facts',
});

function liquidMistake(
  path: Path,
  error: LiquidError,
): { mistake: TemplateMistake; filter?: string } {
  const message = (error.originalError?.message ?? error.message).replace(
    /, line:\d+, col:\d+$/,
    '',
  );
  const snippet = error.token?.getText?.() ?? '';
  const filter = /^undefined filter: (\S+)$/.exec(message)?.[1];
  if (filter !== undefined) {
    const known = [...ownFilterNames, ...plainFilters];
    const expected = `one of: ${known.join(', ')}${nearest(filter, known)}`;
    const found = `“| ${filter}” is not something that can be done to a value`;
    return { mistake: { path, snippet, found, expected }, filter };
  }
  const tag = /^tag "([^"]*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) {
    const expected = `one of: ${plainTags.join(', ')}${nearest(tag, plainTags)}`;
    return { mistake: { path, snippet, found: `“{% ${tag} %}” is not known here`, expected } };
  }
  const expected = 'Liquid such as {{ community.name }} or {% if help.size > 0 %}…{% endif %}';
  return { mistake: { path, snippet, found: message, expected } };
}

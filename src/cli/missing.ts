/** What was left out of a command: to be asked for where somebody sits there, else refused. */
import { type Refusal, usage } from '../text/refusal.js';
import { flagName, isResolvable, type Parameter, type Parameters } from './parameters.js';
import { type Parsed, typedLine } from './program.js';
import type { Verb } from './verb.js';

const fieldsOf = ({ arguments: args, options }: Verb): Parameters => ({ ...args, ...options });

/** Whether all that the command is about was left out: its first argument. */
export const isCalledAlone = ({ verb, typed }: Parsed): boolean =>
  Object.keys(verb.arguments)
    .slice(0, 1)
    .every((name) => typed[name] === undefined);

/**
 * The fields to ask for, in their order.
 * @throws Refusal `missing-argument`, `missing-flag` where one is needed and nobody can be asked
 */
export function missingFields(parsed: Parsed, interactive: boolean): string[] {
  const { verb, typed } = parsed;
  const bare = isCalledAlone(parsed);
  return Object.entries(fieldsOf(verb)).flatMap(([name, field]) => {
    const { ask } = field;
    if (typed[name] !== undefined) return [];
    const required = isNeeded(field, typed);
    const asked = interactive && ask !== undefined;
    if (required && !asked) throw missing(parsed, name);
    const other = ask?.orElse;
    const wanted = required || (other === undefined ? bare : typed[other] === undefined);
    return asked && wanted ? [name] : [];
  });
}

/**
 * What was typed, with the number that was chosen for whatever could have meant several, so that the
 * line is understood when it is typed next time. A number behind a subject would be a commitment's.
 */
export const asChosen = (
  typed: Readonly<Record<string, unknown>>,
  fields: Parameters,
  chosen: ReadonlyMap<string, string> = new Map(),
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      const kind = fields[name]?.kind ?? 'text';
      if (!isResolvable(kind) || kind === 'subject') return [name, value];
      const one = (each: unknown): unknown => chosen.get(String(each)) ?? each;
      return [name, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );

const isNeeded = ({ required, unless }: Parameter, typed: Parsed['typed']): boolean =>
  required && (unless === undefined || typed[unless] === undefined);

/** Says the whole line, with words in capitals for all that is needed and was left out. */
function missing(parsed: Parsed, name: string): Refusal {
  const { verb, typed } = parsed;
  const command = `momentum ${verb.path.join(' ')}`;
  const lacking = Object.entries(fieldsOf(verb)).flatMap(([each, of]) =>
    isNeeded(of, typed) && typed[each] === undefined ? [[each, of.placeholder.toUpperCase()]] : [],
  );
  const field = fieldsOf(verb)[name] as Parameter;
  const next = `Type: ${typedLine({ ...parsed, typed: { ...typed, ...Object.fromEntries(lacking) } })}`;
  return name in verb.arguments
    ? usage('missing-argument', `${command} needs to know ${field.about}.`, next)
    : usage('missing-flag', `${command} needs --${flagName(name)} <${field.placeholder}>.`, next);
}

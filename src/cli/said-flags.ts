/** Flags for what people say of a thing: made of its fields, and read back into them. */
import { usage } from '../text/refusal.js';
import { type SaidInput, saidFields, type Fields as ThingFields } from '../things/field.js';
import { flag, flagName, one, type Parameters } from './parameters.js';

/** Texts that are read in a way of their own, by what stands for them in help. */
const kinds: Readonly<Record<string, 'name' | 'address'>> = { NAME: 'name', ADDRESS: 'address' };

/**
 * @param when of a new thing its texts that may be left out, and what is otherwise not so; of a
 *   change all of them, both ways
 */
export function flagsFor(fields: ThingFields, when: 'new' | 'change'): Parameters {
  const flags: Record<string, Parameters[string]> = {};
  for (const [key, { unknown, saying }] of saidFields(fields)) {
    if (saying.flag && (unknown || when === 'change')) {
      const { about, placeholder } = saying.flag;
      const kind = placeholder === undefined ? 'text' : (kinds[placeholder] ?? 'text');
      flags[key] = one(kind, about, placeholder === undefined ? {} : { placeholder });
    }
    for (const [way, { name, about }] of Object.entries(saying.eitherWay ?? {})) {
      if (when === 'change' || (way === 'yes') !== saying.otherwise) flags[name] = flag(about);
    }
  }
  return flags;
}

/** What such flags said, by the fields' names. @throws Refusal `both-ways` */
export const saidIn = <F extends ThingFields>(
  fields: F,
  input: Readonly<Record<string, unknown>>,
): SaidInput<F> =>
  Object.fromEntries(
    saidFields(fields).flatMap(
      ([
        key,
        {
          saying: { eitherWay },
        },
      ]) => {
        const value = eitherWay
          ? oneOf(input, eitherWay.yes.name, eitherWay.no.name)
          : (input[key] as string | undefined);
        return value === undefined ? [] : [[key, value]];
      },
    ),
  ) as SaidInput<F>;

/** True, false, or undefined for neither of two flags that say the opposite. */
function oneOf(
  input: Readonly<Record<string, unknown>>,
  yes: string,
  no: string,
): boolean | undefined {
  if (input[yes] === true && input[no] === true) {
    throw usage(
      'both-ways',
      `--${flagName(yes)} and --${flagName(no)} say the opposite of each other.`,
      'Leave one of them out.',
    );
  }
  return input[yes] === true ? true : input[no] === true ? false : undefined;
}

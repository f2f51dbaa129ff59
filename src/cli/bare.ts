/** Words behind what a command is about, for a flag that was left out: `keep 28 yesterday`. */
import { isResolvable, type Parameter, type Parameters } from './parameters.js';
import { isNumber, type Parsed } from './program.js';

const dayKinds: ReadonlySet<Parameter['kind']> = new Set([
  'past',
  'future',
  'begins',
  'promised',
  'agreed',
  'moment',
]);

/** Whether words read as a day, whenever that would be. */
export async function isDay(words: string): Promise<boolean> {
  const { readMoment } = await import('../time/typed-day.js');
  const { customsOf } = await import('../time/customs.js');
  const { readLocale, usualLocale } = await import('../text/locale.js');
  try {
    readMoment(words, {
      today: '2026-01-01',
      tense: 'past',
      customs: customsOf(readLocale(usualLocale)),
      meetings: () => ({ key: 0, day: '2026-01-02', told: '' }),
    });
    return true;
  } catch {
    return false;
  }
}

/** Whether the flag's own words are a sentence: one word alone may be anything, a name too. */
const isSentence = (words: string): boolean => /\S\s+\S/.test(words.trim());

/**
 * The call with what stands behind numbers, or in quotation marks behind a word, at the flag that
 * takes it: a day where it reads as one, else a sentence where the command has room for one.
 */
export async function withBare(parsed: Parsed): Promise<Parsed> {
  const { verb, rest } = parsed;
  const [last, field] = Object.entries(verb.arguments as Parameters).at(-1) ?? [];
  if (rest.length === 0 || last === undefined || !field || !isResolvable(field.kind)) return parsed;
  const given = [parsed.typed[last]].flat().filter((each) => each !== undefined);
  const isNumbered = given.length > 0 && given.every((each) => isNumber(String(each)));
  const words = rest.join(' ');
  const isApart = !field.many && rest.length === 1 && isSentence(words);
  if (!isNumbered && !isApart) return parsed;
  const free = Object.entries(verb.options as Parameters).filter(
    ([name, { bare }]) => bare && parsed.typed[name] === undefined,
  );
  const text = free.find(([, { kind }]) => kind === 'text');
  const other = free.find(([, { kind }]) => kind !== 'text');
  const isOther =
    other !== undefined &&
    ((!text && !verb.aside) || !dayKinds.has(other[1].kind) || (await isDay(words))) &&
    (isNumbered || dayKinds.has(other[1].kind));
  const flag = isOther ? other : text;
  if (!flag || (flag[1].bare === 'sentence' && !isSentence(words))) return parsed;
  return { ...parsed, typed: { ...parsed.typed, [flag[0]]: words }, rest: [] };
}

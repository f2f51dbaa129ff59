import { visible } from './gate.js';
import { Refusal } from './refusal.js';

const longest = 2_000;

// What no name or title needs: control characters and direction overrides. Joiners stay, because
// Persian, Hindi and many emoji are spelt with them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const unwanted = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

// Words of plain letters with single blanks between them: most of what an import brings in.
const cleanAlready = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A name, title or sentence as it goes on record: Unicode NFC, blanks folded to one, trimmed.
 * @param said names the thing in a refusal: "the commitment", "the name"
 * @throws Refusal `text-empty`, `text-too-long`, `text-unprintable`
 */
export function cleanText(text: string, said: string | (() => string)): string {
  if (text.length <= longest && cleanAlready.test(text)) return text;
  const what = typeof said === 'string' ? said : said();
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (clean === '') {
    throw new Refusal('text-empty', `There is nothing in ${what}.`, 'Put a few words in quotes.');
  }
  if (clean.length > longest) {
    throw new Refusal(
      'text-too-long',
      `${capital(what)} is ${clean.length.toLocaleString('en-GB')} characters long; the most that fits is ${longest.toLocaleString('en-GB')}.`,
      'Say it in a sentence, and keep the rest in a document with a link to it.',
    );
  }
  if (unwanted.test(clean)) {
    throw new Refusal(
      'text-unprintable',
      `${capital(what)} holds characters that cannot be seen: ${visible(clean.slice(0, 80))}`,
      'Type it again by hand; they often come along when text is copied from elsewhere.',
    );
  }
  return clean;
}

/** What stands between the people in one text: “paula, kofi and ines”, in the languages met so far. */
export const betweenPeople =
  /\s*[\n\r;&/,+]\s*(?:(?:and|und|et|y|en|og|och|e)\s+)?|\s+(?:and|with|und|et|y|en|og|och|e)\s+/iu;

/** Each person in one text, unless all of it is what one is called, or nobody in it is known. */
export function peopleIn(text: string, knows: (name: string) => boolean): string[] {
  const parts = text.split(betweenPeople).filter(Boolean);
  // Each is looked up once, however often it stands there.
  return parts.length > 1 && !knows(text) && [...new Set(parts)].some(knows) ? parts : [text];
}

/** With its first letter large, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// What begins a text, a line or a sentence, and may stand in quotation marks or brackets.
const opening = /(?:^|[.!?…]\s+|\n)[\s"“«‘(*_-]*$/u;

/** What takes the place of other words, as it reads after `before`: with a capital where it begins a sentence. */
export const after = (before: string, instead: string): string =>
  opening.test(before) ? capital(instead) : instead;

/** As `cleanText`, for what may be left out: blank and undefined are null, which means unknown. */
export const optionalText = (text: string | null | undefined, what: string): string | null =>
  text === undefined || text === null || text.trim() === '' ? null : cleanText(text, what);

/**
 * How two spellings of a name are compared: case, blanks, a leading `@` and how a keyboard writes
 * an apostrophe or a hyphen do not count.
 */
export const nameKey = (name: string): string => {
  const key = name.normalize('NFKC').replace(/\s+/gu, ' ').trim().replace(/^@/, '').toLowerCase();
  return plain.test(key) ? key : key.replace(alike, "'").replace(dashes, '-');
};

/** As `nameKey`, and accents do not count either. */
export const looseKey = (name: string): string =>
  nameKey(name).normalize('NFD').replace(/\p{M}/gu, '');

/** Ways of writing one sign: keyboards have the first, telephones and Word write the second. */
export const apostrophes = "'’ʼ‘`´";

// Letters and signs that are written in one way alone: most of what is compared.
const plain = /^[!-&(-_a-~ ]+$/;
// Signs that nobody sees, or that nobody can tell from another by eye.
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const alike = new RegExp(`[${apostrophes}]`, 'g');
// Those that names of other languages are written with too.
const ticks = new RegExp(`[${apostrophes}ʻʽ′]`, 'g');
const dashes = /[\u2010-\u2015\u2212]/g;
/** Letters that Unicode doesn't take apart into one and its accent, each with how it is written without. */
export const plainLetters: ReadonlyMap<string, string> = new Map(
  'ø o ł l đ d ð d ħ h ŧ t ı i ß ss æ ae œ oe þ th'
    .match(/\S+ \S+/g)
    ?.map((pair) => pair.split(' ') as [string, string]),
);

/** Letters that some spell out with two, where others leave out what is above or through them. */
export const spelledOut: ReadonlyMap<string, string> = new Map([
  ['å', 'aa'],
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ø', 'oe'],
  ['ü', 'ue'],
]);
const spellable = new RegExp(`[${[...spelledOut.keys()].join('')}]`, 'i');

/** More ways than these of writing one name are those of nobody. */
const mostWays = 64;

/** A name as it is, and with such letters spelled out: “Ødegård”, “oedegård”, “Ødegaard”, “oedegaard”. */
export function spelledWays(name: string): readonly string[] {
  const composed = name.normalize('NFC');
  if (!spellable.test(composed)) return [name];
  return composed
    .split(/(?<=[\s\p{Pd}])/u)
    .map(waysOfWord)
    .reduce((before, ways) =>
      before.flatMap((start) => ways.map((way) => start + way)).slice(0, mostWays),
    );
}

const waysOfWord = (word: string): readonly string[] =>
  [...spelledOut].reduce<readonly string[]>(
    (ways, [letter, two]) => [
      ...new Set(ways.flatMap((way) => [way, way.replace(new RegExp(letter, 'giu'), two)])),
    ],
    [word],
  );

const unplain = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'g');

/**
 * How what a person typed is compared with what is on record: as `looseKey`, and signs that can’t
 * be seen or told apart do not count either.
 */
export const typedKey = (text: string): string =>
  /^[!-&(-?A-_a-~]+(?: [!-&(-?A-_a-~]+)*$/.test(text)
    ? text.toLowerCase()
    : looseKey(text.replace(unseen, '').replace(ticks, "'").replace(dashes, '-')).replace(
        unplain,
        (letter) => plainLetters.get(letter) ?? letter,
      );

/**
 * For sorting names: case and accents do not count at first. Everywhere alike, and without Intl,
 * whose rules for sorting take longer to wake than a document to make.
 */
export function alphabetically(a: string, b: string): number {
  const [first, second] = [looseKey(a), looseKey(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "Ann", "Ann and Ben", "Ann, Ben and Cy". */
export const inWords = (parts: readonly string[], and = 'and'): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} ${and} ${parts[parts.length - 1]}`;

/** "1 commitment", "3 commitments"; "people" and the like are given as `many`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

// "3,395". The number formatting of Intl takes longer to load than a whole command should.
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const sixWords = /^\s*(?:\S+\s+){5}\S+(?=\s)/u;
// Of what is written without blanks, as many letters as six words would have.
const longestBrief = 48;

// "of the", "une": what is said for the word after it, and says nothing before an ellipsis. Three
// words stay in any case.
const leadsOn = /(?<=^(?:\S+\s+){2}\S+.*)(?:\s+\p{Ll}{1,3}){1,2}$/u;

// What begins before the end of the cut and goes on after it.
const address = /\S*(?::\/\/|@)\S*/gu;

/**
 * At most six words of a text that is known whole: "Find a hall for the mending…". An address among
 * them stays whole, since half of one leads nowhere.
 */
export function briefly(text: string): string {
  const words = sixWords.exec(text)?.[0] ?? text;
  const most = [...words].slice(0, longestBrief).join('').length;
  const ends = [...words.matchAll(address)]
    .filter(({ index }) => index < most)
    .map(({ 0: found, index }) => index + found.length);
  const cut = words.slice(0, Math.max(most, ...ends)).trimEnd();
  return cut === text.trim() ? cut : `${cut.replace(leadsOn, '').replace(/[^\P{P}/]+$/u, '')}…`;
}

/** A word as it is typed in a shell: in quotation marks where it needs them. */
export const shellWord = (word: string): string =>
  /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`;

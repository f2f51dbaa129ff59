/** Who stands in one cell: a person, several, nobody in particular. */

import { betweenPeople } from '../text/text.js';
import { type SharedWords, wordKey } from './words.js';

/** A person as a cell names them: the name alone, and what stood beside it. */
export interface PersonWritten {
  /** Just as it stood there. */
  readonly written: string;
  readonly name: string;
  readonly email: string | null;
  /** What stood in brackets after the name and is no pronoun: an organisation, most often. */
  readonly beside: string | null;
}

/** What a cell says; `either` where it reads as one known person and as several. */
export type InCell =
  | { readonly is: 'people'; readonly people: readonly PersonWritten[] }
  | { readonly is: 'nobody' }
  | { readonly is: 'everybody' }
  | {
      readonly is: 'either';
      readonly whole: PersonWritten;
      readonly parts: readonly PersonWritten[];
    };

/** Who is known by a spelling: nobody, somebody, or several. */
export type KnownBy = (spelling: string) => readonly number[];

const address = /[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+\.[^\s<>()[\],;:"]+/u;
const pronouns =
  /^(?:she|he|they|xe|ze|it|any|all|elle|il|iel|sie|er|ella|él|elle)(?:\s*[/,|]\s*[\p{L}.]+){0,3}$|^(?:any|all) pronouns$/iu;

/** The parts of a name: "Tom Reed (he/him)", "Tom Reed (Acme)", "Tom Reed <tom@x.example>". */
export function readPerson(text: string): PersonWritten {
  const written = text.trim();
  const email = address.exec(written)?.[0] ?? null;
  const beside: string[] = [];
  const bare = (email === null ? written : written.replace(email, ' '))
    .replace(/<\s*(?:mailto:)?\s*>/giu, ' ')
    .replace(/[([]([^()[\]]*)[)\]]/gu, (_, inside: string) => {
      if (inside.trim() !== '' && !pronouns.test(inside.trim())) beside.push(inside.trim());
      return ' ';
    })
    .replace(/\s+/gu, ' ')
    .replace(/[\s,;:–—-]+$/u, '')
    .replace(/^["'“”]+|["'“”]+$/gu, '')
    .trim();
  return {
    written,
    // Whoever is named by an address alone is known by it.
    name: bare === '' ? (email ?? written) : bare,
    email,
    beside: beside[0] ?? null,
  };
}

const suffix = String.raw`(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq|obe|mbe|dds|rn)\.?`;
const suffixAlone = new RegExp(`^${suffix}$`, 'iu');
const suffixAtEnd = new RegExp(String.raw`\s+${suffix}$`, 'iu');
const suffixAfterComma = new RegExp(String.raw`,(?=\s*${suffix}\s*(?:$|[\n\r;&/,+]))`, 'giu');

/** "Reed, Tom" as "Tom Reed" and "Smith, John Jr." as "John Smith Jr."; undefined for anything else. */
export function turned(name: string): string | undefined {
  const parts = name.split(',').map((part) => part.trim());
  const [last, first] = parts;
  if (parts.length !== 2 || !last || !first) return undefined;
  if (suffixAlone.test(first) || betweenPeople.test(first) || betweenPeople.test(last))
    return undefined;
  const [after = ''] = suffixAtEnd.exec(first) ?? [];
  return `${first.slice(0, first.length - after.length)} ${last}${after}`;
}

/**
 * Who is meant by a cell. One known person in either order of names is that person; else commas,
 * "and", "&", "/" and new lines part it, and where both fit that is said. Where semicolons part them, a
 * comma in each stands between the names of one.
 * @param isGivenName whether somebody known is called so: “Ann, Bea” are two people then
 */
export function peopleInCell(
  cell: string,
  words: SharedWords,
  knownBy: KnownBy,
  isGivenName: (word: string) => boolean = () => false,
): InCell {
  const key = wordKey(cell.replace(/(?<=\p{L})[.!?]+$/u, ''));
  if (words.everybody.has(key)) return { is: 'everybody' };
  if (words.nobody.has(key) || words.blank.has(key) || cell.trim() === '') return { is: 'nobody' };
  const whole = known(readPerson(cell), knownBy);
  const between = cell.split(';').filter((each) => each.trim() !== '');
  const each = between.map((part) => turned(readPerson(part).name));
  if (between.length > 1 && knownBy(whole.name).length === 0 && each.every(isThere)) {
    const people = between.map((part, at) => {
      const person = known(readPerson(part), knownBy);
      return knownBy(person.name).length > 0
        ? person
        : { ...person, name: each[at] ?? person.name };
    });
    return { is: 'people', people };
  }
  const parts = cell
    .replace(/[([][^()[\]]*[)\]]/gu, (inside) => inside.replace(/[/,&;+]|\band\b/giu, '\u0000'))
    .replace(suffixAfterComma, '\u0000')
    .split(betweenPeople)
    .filter(Boolean)
    .map((part) => known(readPerson(restored(part, cell)), knownBy));
  if (parts.length < 2) return { is: 'people', people: [whole] };
  const idsOf = ({ written, name }: PersonWritten): readonly number[] => [
    ...knownBy(written),
    ...knownBy(name),
  ];
  const fits = (person: PersonWritten): boolean => idsOf(person).length > 0;
  // “Ann/Anna Lee” is one person, twice.
  const one = new Set(idsOf(whole));
  const others = parts.every(fits) && !parts.every((part) => idsOf(part).some((id) => one.has(id)));
  if (fits(whole)) {
    return others ? { is: 'either', whole, parts } : { is: 'people', people: [whole] };
  }
  // "Reed, Tom": two words that nobody is known by are the two names of one person.
  const isTurned =
    turned(whole.name) !== undefined &&
    parts.every(({ name }) => !name.replace(suffixAtEnd, '').includes(' ')) &&
    !parts.every(({ name }) => isGivenName(name));
  if (isTurned && !parts.some(fits)) {
    return { is: 'people', people: [{ ...whole, name: turned(whole.name) ?? whole.name }] };
  }
  const people = parts.filter(({ written }) => !isNobody(written, words));
  return people.length === 0 ? { is: 'nobody' } : { is: 'people', people };
}

const isThere = (name: string | undefined): name is string => name !== undefined;

const isNobody = (part: string, { nobody, everybody, blank }: SharedWords): boolean =>
  [nobody, everybody, blank].some((words) => words.has(wordKey(part)));

/** What was hidden inside brackets, as it stood in the cell. */
function restored(part: string, cell: string): string {
  if (!part.includes('\u0000')) return part;
  const pattern = part
    .split('\u0000')
    .map((each) => each.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('(?:[/,&;+]|and)');
  return new RegExp(pattern, 'iu').exec(cell)?.[0] ?? part.replaceAll('\u0000', '/');
}

/** The person by the spelling that somebody is known by, where there is one. */
function known(person: PersonWritten, knownBy: KnownBy): PersonWritten {
  const other = turned(person.name);
  const spellings = [person.written, person.name, ...(other === undefined ? [] : [other])];
  const found = spellings.find((spelling) => knownBy(spelling).length > 0);
  return found === undefined ? person : { ...person, name: found };
}

/** Whether who a line names is somebody that can be put on record so. */
import { need } from '../things/session.js';
import { type Place, peopleNamed, whoIsUnclear } from './finding.js';
import type { LineSaid } from './said.js';
import { firstWord } from './tidy.js';

/** Somebody by whom they belong to, and no name: "Ana’s cousin", "his sister". */
export const isNoName = (name: string, { grammars }: Place): boolean =>
  /\p{L}['’ʼ]s\s+\p{Ll}/u.test(name) ||
  /^\p{Ll}+\s+d(?:e\s|u\s|['’])/u.test(name) ||
  grammars.some(({ nobody }) => nobody.has(firstWord(name)) && /^\p{L}+['’]?\s*\p{Ll}/u.test(name));

/** The first name of a line that means nobody here, or may mean several, as it was typed. */
export function nameAsked(said: LineSaid, at: Place): string | undefined {
  const lists =
    said.kind === 'attendance' ? [said.here, said.apologies] : 'who' in said ? [said.who] : [];
  return lists
    .flatMap((list) => {
      const { unclear, unknown } = peopleNamed(at, list ?? '');
      return [...unclear.map(({ name }) => name), ...unknown];
    })
    .find(Boolean);
}

/** Whether it is no person: "the van", "it". A word such as "she" means one, who was not named. */
export const isNobody = (who: string, at: Place): boolean =>
  whoIsUnclear(peopleNamed(at, who)) !== undefined &&
  at.grammars.some(
    ({ nobody, nothing }) =>
      nothing.has(firstWord(who)) || (nobody.has(firstWord(who)) && /\s/.test(who)),
  );

/** Whether all of those are known, and one is on the list of those who are there. */
export function isPresent(who: string, at: Place): boolean {
  const people = peopleNamed(at, who);
  const { reader, meeting } = at;
  const attendance = meeting === null ? [] : need(reader, 'meeting', meeting.id).attendance;
  return (
    whoIsUnclear(people) === undefined &&
    attendance.some(({ member, there }) => there === 'present' && people.ids.includes(member))
  );
}

/** That somebody is not there, as it would be typed without why. */
export const apologyOf = (who: string, { grammars: [grammar] }: Place): string =>
  grammar.notes.typed('apologies', { who });

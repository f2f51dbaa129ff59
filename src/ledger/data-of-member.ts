/**
 * All that is on record about one person, and about nobody else: by the declarations of fields, so
 * that whatever comes to be kept of somebody is found here by itself.
 */
import { hideNames } from '../text/hiding.js';
import { nameWords } from '../text/near.js';
import { nameKey } from '../text/text.js';
import { type Activity, activities } from '../things/activity.js';
import type { Field, Fields } from '../things/field.js';
import { anyThing, type ThingName, thingNames } from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import { everyName } from '../things/member/find.js';
import { namesMembers, thingsNaming } from '../things/naming.js';
import type { No } from '../things/no.js';
import type { Id } from '../things/thing.js';
import type { Day } from '../time/day.js';
import { type Identity, identityOf, type TextAbout, textsAbout } from './about-member.js';

type Values = Readonly<Record<string, unknown>>;

/** A thing that names them: as what, and what it says. */
export interface ThingAbout {
  readonly thing: ThingName;
  readonly no: No | null;
  /** The fields in which they stand: "askedBy". */
  readonly as: readonly string[];
  readonly says: Values;
  /** Their rows of its lists: when they held it, whether they came. */
  readonly rows: Readonly<Record<string, readonly Values[]>>;
}

export interface DataOfMember {
  /** Their own entry, and any that were merged into it. */
  readonly entries: readonly ThingAbout[];
  readonly things: readonly ThingAbout[];
  /** Every text of the journal that is about them, earlier ones too; digests of files are counted. */
  readonly texts: ReadonlyArray<Pick<TextAbout, 'part' | 'on' | 'kind' | 'field' | 'text'>>;
  readonly fileRows: number;
  /** The documents that were given out and name them. */
  readonly documents: readonly No[];
  /** What they did in which week, as figures count it. */
  readonly activity: ReadonlyArray<{ readonly week: Day } & Readonly<Record<Activity, number>>>;
  /** How many entries of the journal they typed, or were typed in their name. */
  readonly typed: number;
}

/** @param instead what stands in place of everybody else: "somebody else" */
export function dataOfMember(reader: Reader, id: Id, instead: string): DataOfMember {
  const who = identityOf(reader, [id]);
  const hide = hidingOthers(reader, who, instead);
  const texts = textsAbout(reader, who);
  const about = (name: ThingName, each: Id): ThingAbout[] => {
    const state = reader.get(name, each) as Values | undefined;
    return state ? [thingAbout(name, state, who, hide)] : [];
  };
  return {
    entries: who.ids.flatMap((each) => about('member', each)),
    things: thingNames
      .filter((name) => name !== 'member' && namesMembers(anyThing(name)))
      .flatMap((name) => {
        const naming = who.ids.flatMap((each) => thingsNaming(reader, anyThing(name), each));
        return [...new Set(naming)].flatMap((each) => about(name, each));
      }),
    texts: texts.flatMap(({ part, on, kind, field, text }) =>
      part === 'file' || part === 'copy' ? [] : [{ part, on, kind, field, text: hide(text) }],
    ),
    fileRows: texts.filter(({ part }) => part === 'file').length,
    documents: documentsAmong(reader, texts),
    activity: reader.all(
      `SELECT week, ${activities.map((each) => `"${each}"`).join(', ')} FROM activity
       WHERE member IN (${who.ids.join(', ')}) ORDER BY week`,
    ),
    typed:
      reader.value<number>(`SELECT count(*) FROM journal WHERE actor IN (${who.ids.join(', ')})`) ??
      0,
  };
}

/** The numbers of documents of which the copy is among the texts. */
export const documentsAmong = (reader: Reader, texts: readonly TextAbout[]): No[] =>
  [...new Set(texts.flatMap(({ part, subject }) => (part === 'copy' ? [subject] : [])))].flatMap(
    (id) =>
      reader.values<No>(
        'SELECT i.no FROM issued_copy c JOIN issued i ON i.id = c.issue WHERE c.id = ?',
        id,
      ),
  );

/** Hides everybody but them; a word that they are called by too stays. */
function hidingOthers(
  reader: Reader,
  { ids, people }: Identity,
  instead: string,
): (text: string) => string {
  const own = people.flatMap(({ name, others }) => [name, ...others]);
  const words = new Set(own.flatMap(nameWords));
  const names = new Set(own.map(nameKey));
  const others = everyName(reader).filter(({ id }) => !ids.includes(id));
  return hideNames(
    others,
    instead,
    (name) => names.has(nameKey(name)),
    (found) => nameWords(found).every((word) => words.has(word)),
  );
}

/** Whatever a field holds that is no pointer at something else. */
const isPlain = ({ refers, batch, sql }: Field): boolean =>
  refers === undefined && !batch && !sql?.includes('PRIMARY KEY');

const plain = (fields: Fields, row: Values, hide: (text: string) => string): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      isPlain(field) && row[key] !== null && key !== 'no'
        ? [[key, field.words === null ? row[key] : hidden(row[key], hide)]]
        : [],
    ),
  );

const hidden = (value: unknown, hide: (text: string) => string): unknown =>
  typeof value === 'string'
    ? hide(value)
    : value !== null && typeof value === 'object'
      ? JSON.parse(
          JSON.stringify(value, (_, each) => (typeof each === 'string' ? hide(each) : each)),
        )
      : value;

/** The fields in which a row names them. */
const namedIn = (fields: Fields, row: Values, ids: readonly Id[]): string[] =>
  Object.entries(fields).flatMap(([key, { refers }]) =>
    refers === 'member' && [row[key]].flat().some((each) => ids.includes(each as Id)) ? [key] : [],
  );

function thingAbout(
  thing: ThingName,
  state: Values,
  { ids }: Identity,
  hide: (text: string) => string,
): ThingAbout {
  const { fields, lists = {} } = anyThing(thing);
  const own = ids.includes(state.id as Id);
  const rows = Object.entries(lists).map(([property, list]) => {
    const theirs = (state[property] as readonly Values[]).filter(
      (row) => own || namedIn(list.fields, row, ids).length > 0,
    );
    return [property, theirs.map((row) => plain(list.fields, row, hide))] as const;
  });
  return {
    thing,
    no: (state.no as No | undefined) ?? null,
    as: namedIn(fields, state, ids),
    says: plain(fields, state, hide),
    rows: Object.fromEntries(rows.filter(([, theirs]) => theirs.length > 0)),
  };
}

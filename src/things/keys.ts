/**
 * What things, batches and entries are known by. Everywhere: which replica made it, and its
 * how-manyth there. Inside one file: one whole number, which holds the replica's number in this file
 * and the count there, so that no table has to say which is which.
 */
import type { Id } from './field.js';

/** Room for a million million in each replica, and for 8,191 replicas in what JavaScript counts exactly. */
export const room = 2 ** 40;

/** @param replica its number in this file, from 0; @param count from 1 */
export const keyOf = (replica: number, count: number): Id => replica * room + count;
export const replicaOf = (key: Id): number => Math.floor(key / room);
export const countOf = (key: Id): number => key % room;

/** The keys of a replica, the least and the most, for BETWEEN. */
export const keysOf = (replica: number): readonly [Id, Id] => [
  keyOf(replica, 0),
  keyOf(replica + 1, 0) - 1,
];

/** How a key stands in the journal's JSON: "#0.12" for a thing, "@0.12" for an entry or a batch. */
export const written = (sign: '#' | '@', key: Id): string =>
  `${sign}${replicaOf(key)}.${countOf(key)}`;

const writtenKey = /^[#@](\d+)\.(\d+)$/;

/** The key that is written so; undefined where it is none. */
export function readKey(text: string): Id | undefined {
  const parts = writtenKey.exec(text);
  return parts ? keyOf(Number(parts[1]), Number(parts[2])) : undefined;
}

const writtenKeys = /"([#@])(\d+)\.(\d+)"/g;

/** The keys that stand in such JSON. */
export const keysIn = (json: string): Array<readonly [sign: '#' | '@', key: Id]> =>
  [...json.matchAll(writtenKeys)].map(([, sign, replica, count]) => [
    sign as '#' | '@',
    keyOf(Number(replica), Number(count)),
  ]);

/** The same JSON with other keys, each of a thing or of an entry. */
export const rekeyed = (json: string, keyFor: (sign: '#' | '@', key: Id) => Id): string =>
  json.replace(
    writtenKeys,
    (_, sign: '#' | '@', replica, count) =>
      `"${written(sign, keyFor(sign, keyOf(Number(replica), Number(count))))}"`,
  );

/** The same JSON with the replicas' own names in place of their numbers in this file. */
export const worldwide = (json: string, nameOf: (replica: number) => string): string =>
  json.replace(
    writtenKeys,
    (_, sign, replica, count) => `"${sign}${nameOf(Number(replica))}.${count}"`,
  );

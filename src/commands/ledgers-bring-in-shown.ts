/** What a copy brings, or would bring, in sentences and as data. */
import { counted } from '../text/text.js';
import { whySetAside } from '../things/copies.js';
import type { Brought, Reader } from '../things/ledger.js';
import { tellingFrom } from '../things/names.js';
import { givenNo } from '../things/no.js';
import { datedSentence } from '../things/sentences.js';

/** So many sentences tell what a copy holds; it may hold thousands. */
const shownAtMost = 20;

/** What came, or would come, in words. */
export interface Told extends Pick<Brought, 'entries' | 'forgotten' | 'isNews' | 'shiftedFrom'> {
  readonly came: readonly string[];
  /** What is with nobody now, since whoever has it has left. */
  readonly leftBehind: readonly string[];
  readonly named: Brought['named'];
  readonly nameless: Brought['nameless'];
  readonly setAside: readonly string[];
  readonly renumbered: readonly string[];
}

/** @param leftBehind what is with nobody by it, a sentence each */
export function broughtTold(
  {
    entries,
    forgotten,
    isNews,
    shiftedFrom,
    first,
    named,
    nameless,
    setAside,
    renumbered,
  }: Brought,
  reader: Reader,
  leftBehind: readonly string[],
): Told {
  const names = tellingFrom(reader);
  const aside = new Set(setAside.map(({ entry }) => entry.seq));
  return {
    ...{ entries, forgotten, isNews, leftBehind, named, nameless, shiftedFrom },
    came: first
      .filter(({ kind, seq }) => kind !== 'checkin.step-done' && !aside.has(seq))
      .slice(0, shownAtMost)
      .map((entry) => datedSentence(entry, names)),
    setAside: setAside.map(
      ({ entry, why, fromCopy }) =>
        `${datedSentence(entry, names)} (${whySetAside(why, fromCopy ? 'this ledger' : 'the copy')})`,
    ),
    renumbered: renumbered.map(
      ({ thing, no, fromCopy }) =>
        `What was ${thing} ${givenNo(no)} in ${fromCopy ? 'the copy' : 'this ledger'} is ${no} now.`,
    ),
  };
}

/** @param would whether it is only looked at */
export function broughtLines(of: Told, would: boolean): string[] {
  const { entries, forgotten, came, leftBehind, named, setAside, renumbered } = of;
  const more = entries - came.length - setAside.length;
  return [
    ...came,
    ...(more > 0 ? [`… and ${counted(more, 'more entry', 'more entries')}`] : []),
    ...renumbered,
    ...leftBehind,
    ...setAside,
    ...namedAgain(named, would),
    ...(forgotten > 0
      ? [
          `The forgetting of ${counted(forgotten, 'text')} that the copy has forgotten already; that can’t be taken back.`,
        ]
      : []),
  ];
}

/** Shown, since it can be read nowhere any more. */
const namedAgain = (named: Told['named'], would: boolean): string[] =>
  named.length === 0
    ? []
    : [
        would
          ? 'It names somebody who asked to be forgotten, and comes in without them, which can’t be taken back; as it stands in the copy: --again'
          : 'It named somebody who asked to be forgotten, and came in without them.',
        ...named.map(({ was, now }) => `“${was}” reads “${now}” here`),
      ];

export const broughtData = ({ isNews: _, ...of }: Told, holds: boolean, dryRun: boolean) => ({
  ...of,
  ...{ holdsForgotten: holds, dryRun },
});

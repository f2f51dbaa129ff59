import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { type Day, formatDay } from '../../time/day.js';
import type { AnyEvent } from '../index.js';
import type { Reader } from '../ledger.js';

/** By what an event says how somebody is called or reached. */
const spellings = ['name', 'handle', 'email', 'alias', 'written'] as const;

const spelledIn = ({ kind, data }: AnyEvent): string[] => {
  if (!kind.startsWith('member.') && kind !== 'name.met') return [];
  return spellings.flatMap((key) => {
    const value = (data as Readonly<Record<string, unknown>>)[key];
    return typeof value === 'string' ? [value] : [];
  });
};

/**
 * Whoever asked to be forgotten does not come again without a word.
 * @throws Refusal `was-forgotten`
 */
export function refuseForgotten(
  reader: Pick<Reader, 'watched'>,
  events: readonly AnyEvent[],
): void {
  const spelled = events.flatMap(spelledIn);
  if (spelled.length === 0) return;
  const watched = reader.watched();
  for (const spelling of spelled) {
    const on = watched.on(spelling);
    if (on !== undefined) throw forgottenBefore(spelling, on);
  }
}

const forgottenBefore = (spelling: string, on: Day): Refusal =>
  new Refusal(
    'was-forgotten',
    `Somebody known as “${visible(spelling)}” asked to be forgotten on ${formatDay(on)}.`,
    `Leave them out. If it is somebody else, or they want to be on record again: momentum member add ${JSON.stringify(visible(spelling))} --again`,
  );

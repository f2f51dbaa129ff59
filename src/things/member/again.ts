import { isMailAddress } from '../../text/addresses.js';
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
    if (on !== undefined) throw forgottenBefore(spelling, on, lineOf(events, spelling));
  }
}

const forgottenBefore = (spelling: string, on: Day, line: string): Refusal =>
  new Refusal(
    'was-forgotten',
    `Somebody known as “${visible(spelling)}” asked to be forgotten on ${formatDay(on)}.`,
    leftOutOr(line),
  );

/** What can be done about it. @param line what puts them on record all the same */
export const leftOutOr = (line: string): string =>
  `Leave them out. If it is somebody else, or they want to be on record again: ${line}`;

/** What puts on record whom these are about: an address or a handle is nobody’s name. */
function lineOf(events: readonly AnyEvent[], spelling: string): string {
  const said: Readonly<Record<string, unknown>> = {
    ...events.find((each) => spelledIn(each).includes(spelling))?.data,
  };
  const name = typeof said.name === 'string' ? said.name : spelling;
  const email = isMailAddress(spelling) ? spelling : said.email;
  const handle = said.handle ?? (spelling.startsWith('@') ? spelling : null);
  const isName = name !== email && name !== handle;
  return [
    `momentum member add ${isName ? quoted(name) : 'NAME'}`,
    ...(typeof email === 'string' ? [`--email ${quoted(email)}`] : []),
    ...(typeof handle === 'string' ? [`--handle ${quoted(handle)}`] : []),
    '--again',
  ].join(' ');
}

const quoted = (text: string): string => JSON.stringify(visible(text));

/** Names that imports have met and that nobody is known by. */
import { closest, distance } from 'fastest-levenshtein';
import { counted, looseKey } from '../../text/text.js';
import { listMembers } from '../../things/member/list.js';
import { namesIn } from '../../things/unmatched/list.js';
import { formatDay } from '../../time/day.js';
import { defineSelector } from './selector.js';

export interface Nearest {
  readonly no: number;
  readonly name: string;
}

/** Parts of a name, an initial with its full stop taken off. */
const parts = (name: string): string[] =>
  looseKey(name)
    .replace(/\./g, '')
    .split(/[\s_-]+/);

/** "Priya N." may well be Priya Nair: each part begins the part at its place. */
const abbreviates = (written: string, name: string): boolean => {
  const [short, long] = [parts(written), parts(name)];
  return (
    short.length > 1 &&
    short.length === long.length &&
    short.every((part, i) => part !== '' && long[i]?.startsWith(part))
  );
};

/** The member whose name `written` most probably is; undefined where none is near or several are. */
function nearestTo(written: string, members: readonly Nearest[]): Nearest | undefined {
  const short = members.filter(({ name }) => abbreviates(written, name));
  if (short.length > 0) return short.length === 1 ? short[0] : undefined;
  const keys = members.map(({ name }) => looseKey(name));
  if (keys.length === 0) return undefined;
  const key = looseKey(written);
  const near = closest(key, keys);
  const close = distance(key, near) <= Math.min(3, Math.floor(key.length / 4));
  const found = members.filter((_, i) => keys[i] === near);
  return close && found.length === 1 ? found[0] : undefined;
}

const statuses = ['joined', 'paused', 'requested', 'left'] as const;

export const unmatchedNames = defineSelector(
  { kinds: ['near', 'strange'], words: ['name', 'nearest'] },
  ({ reader, today }) => {
    const waiting = namesIn(reader, 'waiting');
    const members =
      waiting.length === 0 ? [] : listMembers(reader, { statuses, bots: false }, today);
    return waiting.map(({ no, written, rows, from, to }) => {
      const nearest = nearestTo(written, members);
      const days =
        from === null || to === null
          ? ''
          : from === to
            ? ` of ${formatDay(from)}`
            : ` between ${formatDay(from)} and ${formatDay(to)}`;
      return {
        id: String(no),
        label: `“${written}”`,
        lines:
          rows === 0
            ? []
            : [
                `${counted(rows, 'imported row')}${days} ${rows === 1 ? 'waits' : 'wait'} for this name`,
              ],
        kind: nearest ? 'near' : 'strange',
        words: { name: written, nearest: nearest?.name ?? '', number: String(nearest?.no ?? '') },
      };
    });
  },
);

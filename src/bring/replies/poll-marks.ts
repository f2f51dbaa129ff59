/** What is written below a day of a poll, by whoever ticks a list or in what a form tool saves. */
import type { Suits } from '../../things/poll/thing.js';
import { wordKey } from '../words.js';

const words: Readonly<Record<Suits, string>> = {
  yes: 'yes|y|oui|o|ja|si|sim|ok|okay|can|i can|available|free|x|v|1|true|vrai|disponible|je peux|suits|works|+|✓|✔|✅|☑|👍',
  maybe:
    'maybe|perhaps|possibly|if need be|ifneedbe|if needed|if necessary|peut-être|peut être|si nécessaire|si besoin|sous réserve|vielleicht|(ok)|(yes)|(oui)|(x)|(✓)|(✔)|~|?',
  no: 'no|n|non|nein|0|false|faux|cannot|can’t|i can’t|not available|unavailable|busy|pas disponible|indisponible|je ne peux pas|-|–|—|✗|✘|✖|❌|👎|☐',
};

/** What says of a day nothing at all. */
const open = 'unknown|inconnu|pending|no reply|no answer|en attente|sans réponse';

const keyOf = (text: string): string => {
  const bare = text.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '').trim();
  return wordKey(bare.replace(/(?<=\p{L})[.!]+$/u, '').replace(/['’‘]/gu, '’')) || bare;
};

const meanings: ReadonlyMap<string, Suits | null> = new Map([
  ...(Object.entries(words) as Array<[Suits, string]>).flatMap(([suits, listed]) =>
    listed.split('|').map((word) => [keyOf(word), suits] as const),
  ),
  ...open.split('|').map((word) => [keyOf(word), null] as const),
]);

/** What the mark says; null where it says nothing, undefined where nobody can tell. */
export const markRead = (cell: string): Suits | null | undefined =>
  cell.trim() === '' ? null : meanings.get(keyOf(cell));

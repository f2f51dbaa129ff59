/**
 * Every command there is. A new verb is a declaration in its noun's folder, a handler beside it,
 * and its first word here, so that a call loads only the folder that it means.
 */
import type { Commands } from '../cli/spec.js';

interface Folder {
  /** The first words of its commands; a test holds them to the declarations. */
  readonly words: readonly string[];
  readonly load: () => Promise<Commands>;
}

/** In the order in which help lists them. */
const folders: readonly Folder[] = [
  { words: ['init', 'demo', 'community'], load: () => import('./community/index.js') },
  {
    words: ['offer', 'take', 'keep', 'move', 'pass', 'release', 'commitments', 'commitment'],
    load: () => import('./commitment/index.js'),
  },
  {
    words: ['status', 'log', 'why', 'undo', 'check', 'ledgers', 'version'],
    load: () => import('./ledger/index.js'),
  },
  {
    words: ['measures', 'measure', 'explain', 'who', 'lighten', 'outlook'],
    load: () => import('./measure/index.js'),
  },
  { words: ['checkin'], load: () => import('./checkin/index.js') },
  { words: ['state', 'plan', 'document'], load: () => import('./document/index.js') },
  { words: ['import'], load: () => import('./import/index.js') },
  { words: ['member'], load: () => import('./member/index.js') },
  { words: ['role'], load: () => import('./role/index.js') },
  { words: ['meeting'], load: () => import('./meeting/index.js') },
  { words: ['contribution'], load: () => import('./contribution/index.js') },
  { words: ['question'], load: () => import('./question/index.js') },
  { words: ['resource'], load: () => import('./resource/index.js') },
  { words: ['note'], load: () => import('./note/index.js') },
];

/** What `momentum` alone means. */
export const bareCall = 'status';

/** The commands of the folder that `word` belongs to; all of them where it belongs to none. */
export async function commandsFor(word: string): Promise<Commands> {
  const folder = folders.find(({ words }) => words.includes(word));
  return folder ? folder.load() : allCommands();
}

export async function allCommands(): Promise<Commands> {
  const loaded = await Promise.all(folders.map(({ load }) => load()));
  return {
    verbs: loaded.flatMap(({ verbs }) => verbs),
    nouns: loaded.flatMap(({ nouns }) => nouns),
  };
}

/** Each folder's first words, as they are declared here and as its commands have them. */
export const firstWords = async (): Promise<Array<{ said: string[]; found: string[] }>> =>
  Promise.all(
    folders.map(async ({ words, load }) => ({
      said: [...words].sort(),
      found: [...new Set((await load()).verbs.map(({ path }) => path[0]))].sort(),
    })),
  );

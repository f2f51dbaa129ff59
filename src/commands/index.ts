/**
 * Every command there is, by the words that they begin with, so that a call loads only the file of
 * the noun that it means.
 */
import type { Commands, Noun, Verb } from '../cli/verb.js';

export { otherWords } from './otherwise.js';

interface NounFile {
  /** The first words of its verbs; a test holds them to the declarations. */
  readonly words: readonly string[];
  readonly load: () => Promise<{ readonly verbs: readonly Verb[]; readonly noun?: Noun }>;
}

/** In the order in which help lists them. */
export const nounFiles: readonly NounFile[] = [
  { words: ['init', 'demo'], load: () => import('./init.js') },
  { words: ['community'], load: () => import('./community.js') },
  {
    words: ['offer', 'take', 'keep', 'move', 'pass', 'release', 'reopen'],
    load: () => import('./offer.js'),
  },
  { words: ['hand-back'], load: () => import('./hand-back.js') },
  { words: ['jot'], load: () => import('./jot.js') },
  { words: ['commitments', 'commitment'], load: () => import('./commitment.js') },
  { words: ['decide', 'decisions', 'decision'], load: () => import('./decision.js') },
  { words: ['duties', 'duty'], load: () => import('./duty.js') },
  { words: ['status'], load: () => import('./status.js') },
  { words: ['log', 'undo'], load: () => import('./history.js') },
  { words: ['why'], load: () => import('./why.js') },
  { words: ['check'], load: () => import('./check.js') },
  { words: ['ledgers', 'use', 'version'], load: () => import('./ledgers.js') },
  { words: ['completion'], load: () => import('./completion.js') },
  { words: ['backup', 'backups'], load: () => import('./backup.js') },
  { words: ['restore'], load: () => import('./restore.js') },
  { words: ['tidy'], load: () => import('./tidy.js') },
  { words: ['measures', 'measure', 'explain'], load: () => import('./measure.js') },
  { words: ['who', 'lighten'], load: () => import('./who.js') },
  { words: ['outlook'], load: () => import('./outlook.js') },
  { words: ['checkin'], load: () => import('./checkin.js') },
  { words: ['state', 'plan', 'report', 'review', 'document'], load: () => import('./document.js') },
  { words: ['import'], load: () => import('./import.js') },
  { words: ['member'], load: () => import('./member.js') },
  { words: ['role'], load: () => import('./role.js') },
  { words: ['meeting'], load: () => import('./meeting.js') },
  { words: ['poll'], load: () => import('./poll.js') },
  { words: ['calendar'], load: () => import('./calendar.js') },
  { words: ['contribution'], load: () => import('./contribution.js') },
  { words: ['question'], load: () => import('./question.js') },
  { words: ['resource'], load: () => import('./resource.js') },
  { words: ['note'], load: () => import('./note.js') },
];

/** What `momentum` alone means. */
export const bareCall = 'status';

/** The commands of the file that `word` belongs to; all of them where it belongs to none. */
export async function commandsFor(word: string): Promise<Commands> {
  const file = nounFiles.find(({ words }) => words.includes(word));
  return file ? commandsOf([file]) : allCommands();
}

export const allCommands = (): Promise<Commands> => commandsOf(nounFiles);

async function commandsOf(of: readonly NounFile[]): Promise<Commands> {
  const loaded = await Promise.all(of.map(({ load }) => load()));
  return {
    verbs: loaded.flatMap(({ verbs }) => verbs),
    nouns: loaded.flatMap(({ noun }) => noun ?? []),
  };
}

/** The ledgers of one call: which one it is about, and how it and others are opened. */
import { dirname } from 'node:path';
import { findLedger, undecided } from '../backups/which-ledger.js';
import { makeFolder } from '../files/folders.js';
import { refuseLinksOfOthers } from '../files/links-of-others.js';
import { memoryOnDisk } from '../files/memory.js';
import type { Prompter } from '../prompt/prompter.js';
import type { Refusal } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import { openForReading } from './outdated.js';
import type { Parameters } from './parameters.js';
import type { Parsed } from './program.js';
import { ledgerNamed, type Runtime, waitIn } from './runtime.js';
import type { Verb } from './verb.js';

export interface Ledgers {
  /** The one the call is about, found and opened when first asked for. @throws Outdated, Refusal */
  readonly own: () => Ledger;
  /** Another one; made if `make` is true. @throws Refusal */
  readonly other: (path: string, how: { readonly make: boolean }) => Ledger;
}

const toldToWrite = (options: Parameters, typed: Parsed['typed']): boolean =>
  Object.entries(options).some(([name, { writes }]) => writes && typed[name] === true);

/** Whether the argument is left out with which the command writes. */
const onlyShows = ({ writesWith }: Parsed['verb'], typed: Parsed['typed']): boolean =>
  writesWith !== undefined && [typed[writesWith] ?? []].flat().length === 0;

/**
 * @param ask undefined where nobody can be asked which one is meant
 * @param openLedgers what is opened is added to it
 * @param refused why the one it is about could not be brought up to date
 * @throws Refusal `unclear-wait`
 */
export async function ledgersOf(
  { verb, typed, globals }: Parsed,
  { env }: Runtime,
  ask: (() => Promise<Prompter>) | undefined,
  openLedgers: Ledger[],
  refused: Refusal | undefined,
): Promise<Ledgers> {
  // Reading commands can't write, and don't pay for what writing takes.
  const reads = verb.uses === 'reads' ? !toldToWrite(verb.options, typed) : onlyShows(verb, typed);
  const writing = reads ? undefined : await import('../ledger/writing.js');
  const wait = waitIn(env);
  const more = { ...wait, memory: memoryOnDisk, refold: env.MOMENTUM_REFOLD === '1' };
  const named = ledgerNamed(globals, env);
  const chosen = await whichLedger(verb, named, ask);
  const opened = (ledger: Ledger): Ledger => {
    openLedgers.push(ledger);
    return ledger;
  };
  let own: Ledger | undefined;
  return {
    own() {
      if (refused) throw refused;
      if (own) return own;
      const path = findLedger(chosen ?? named);
      own = opened(writing ? writing.openLedger(path, more) : openForReading(path, wait));
      return own;
    },
    other(path, { make }) {
      if (!writing) throw new Error('a reading command opens no other ledger');
      const { createLedger, openLedger } = writing;
      if (!make) return opened(openLedger(path, more));
      refuseLinksOfOthers(path);
      makeFolder(dirname(path));
      return opened(createLedger(path, more));
    },
  };
}

/** Which of several ledgers is meant, where that is not settled and somebody can be asked. */
async function whichLedger(
  { uses }: Verb,
  named: string | undefined,
  ask: (() => Promise<Prompter>) | undefined,
): Promise<string | undefined> {
  const needsOne = uses === 'reads' || uses === 'writes';
  const names = needsOne && ask && named === undefined ? undecided() : [];
  if (names.length === 0 || !ask) return undefined;
  const asker = await ask();
  const picked = await asker.select({
    id: 'ledger',
    message: 'Which ledger?',
    flag: '--ledger',
    choices: names.map((name) => ({ value: name, name })),
  });
  asker.say(`To settle it: momentum use ${picked}`, 'quiet');
  return picked;
}

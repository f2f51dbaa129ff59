/** Going back to a backup: shown first, and asked about. */
import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { isOurs } from '../backups/folder.js';
import { ledgerOrLost, listBackups } from '../backups/listed.js';
import type { Source } from '../backups/restoring.js';
import { findLedger } from '../backups/which-ledger.js';
import { one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { waitIn } from '../cli/runtime.js';
import { type Call, type Verb, verb } from '../cli/verb.js';
import { ledgerName, ledgerNameFor, ledgerNames, ledgerPath } from '../files/location.js';
import type { LedgerOptions } from '../ledger/ledger.js';
import { list, paragraph, root } from '../papers/build.js';
import { Refusal } from '../text/refusal.js';
import { counted, shellWord } from '../text/text.js';
import { passphraseFile, passphraseOf } from './passphrase.js';
import { asOf, changesTold, ofOthers, piped } from './restore-shown.js';

/** So many sentences tell what would be gone. */
const shownAtMost = 20;

const restore = verb({
  path: ['restore'],
  group: 'Looking after the ledger:',
  summary: 'go back to a backup; what stands now is kept aside',
  examples: [
    ['momentum restore', 'the latest backup: shows what would be gone, and asks'],
    ['momentum restore harbour-2026-11-30.zip', 'that one'],
    ['momentum restore harbour-2026-11-30.zip --as harbour', 'beside the ledgers there are'],
  ],
  arguments: {
    from: one('file', 'a backup, or a ledger that was kept aside; - reads what is piped in', {
      placeholder: 'FILE',
    }),
  },
  options: {
    as: one('text', 'as a new ledger of that name', { placeholder: 'NAME' }),
    passphraseFile,
    ...previewFlags('only show what would be gone'),
  },
  json: {
    ledger: 'the ledger that is put back',
    from: 'the backup',
    gone: 'how many actions stand in the present ledger alone; null where it can not be read',
    aside: 'where the present ledger is kept; null where there was none, or nothing was done',
    dryRun: 'whether nothing was written',
  },
  uses: 'makes',
  async run({ from, as, passphraseFile: file, yes, dryRun }, call) {
    const restoring = await import('../backups/restoring.js');
    const { comparedWith, putBack } = restoring;
    const wait = waitIn(call.env);
    const { path, source } = await meant({ from, as, call, file }, restoring);
    const how = { limit: shownAtMost, ...wait };
    const { gone, lines: changes, opens } = comparedWith(path, source, how, changesTold);
    const whose = ofOthers(source);
    const lines = [...whose, ...changes];
    const data = { ledger: path, from: source.path, gone };
    const instead = await previewed(
      call,
      { yes, dryRun },
      {
        ...{ id: 'restore', title: `This would be put back: ${asOf(source)}.`, lines },
        question: 'Put it back?',
        nothing: 'Nothing was put back',
        data: { ...data, aside: null, dryRun: true },
      },
    );
    if (instead) return instead;
    // Unasked nothing was shown yet, and this is to be known before it is done.
    if (yes) for (const line of whose) call.say(line);
    const put = putBack(source, path, { ...wait, ...ledgerMeant(call) });
    const { aside, without } = put;
    const corrected = await takenOver(call, path, put);
    return {
      data: { ...data, aside: aside ?? null, dryRun: false },
      document: root(
        paragraph(`Put back: ${asOf(source)}.`),
        list([
          path,
          ...(aside ? [`What stood there is kept: ${aside}`] : []),
          ...(without
            ? [
                'Whoever was forgotten since is forgotten in it too, and reads “…”. To make them a former member: momentum member forget NUMBER',
              ]
            : []),
          ...(corrected > 0
            ? [
                `${counted(corrected, 'text that named them reads', 'texts that named them read')} as corrected when they were forgotten; what else named them reads “…”.`,
              ]
            : []),
        ]),
      ),
      hints: aside && opens ? [`To go back to that: momentum restore ${shellWord(aside)}`] : [],
    };
  },
});

/**
 * What was known only since: whom to watch for, and how texts read that named them.
 * @returns how many texts that is
 */
async function takenOver(
  call: Call,
  path: string,
  { watches, reworded }: ReturnType<Restoring['putBack']>,
): Promise<number> {
  if (!watches && !reworded) return 0;
  const session = call.open(path, { make: false });
  const { keepWatching } = await import('../ledger/watch.js');
  keepWatching(session, watches ?? []);
  if (!reworded) return 0;
  const { keepReworded } = await import('../ledger/reworded-since.js');
  return keepReworded(session, reworded);
}

/** The ledger that is meant where another name is given to what is put back; none where it is not told. */
function ledgerMeant({ named }: Call): { readonly of?: string } {
  try {
    return { of: findLedger(named) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return {};
  }
}

type Restoring = typeof import('../backups/restoring.js');

interface Typed {
  readonly from: string | undefined;
  readonly as: string | undefined;
  readonly call: Call;
  /** Where the passphrase of one that is encrypted stands. */
  readonly file: string | undefined;
}

/** Which backup is to be put back, and as which ledger. */
async function meant(
  { from, as, call, file }: Typed,
  restoring: Restoring,
): Promise<{ readonly path: string; readonly source: Source }> {
  const { named } = call;
  const wait = waitIn(call.env);
  const read = async (path: string, bytes = restoring.bytesAt(path)): Promise<Source> => {
    const { isEncrypted, lockOf } = await import('../backups/encrypting.js');
    if (!isEncrypted(bytes)) return restoring.readSource(path, bytes);
    const passphrase = await passphraseOf(file, call, { isNew: false });
    const { decrypted } = await lockOf(passphrase);
    return restoring.readSource(path, await decrypted(bytes, path));
  };
  if (from === undefined) {
    const path = ledgerOrLost(named);
    return {
      source: await read(latestOf(path, wait, restoring.furthest)),
      path: as === undefined ? path : newLedgerPath(as),
    };
  }
  const source =
    from === '-' ? await read(piped, call.stdin()) : await read(fileMeant(from, named, wait));
  if (as !== undefined) return { source, path: newLedgerPath(as) };
  // On a new machine it is the first one there is, and keeps its name.
  const isFirst = named === undefined && ledgerNames().length === 0;
  return { source, path: isFirst ? ledgerPath(nameIn(source)) : findLedger(named) };
}

/** The file of that name, or the backup that `momentum backups` lists by it. */
function fileMeant(from: string, named: string | undefined, wait: LedgerOptions): string {
  const path = resolve(from);
  if (existsSync(path) || basename(from) !== from) return path;
  const { backups } = listBackups(ledgerOrLost(named), wait);
  return backups.find((each) => basename(each.path) === from)?.path ?? path;
}

/** What a ledger was called; a name that would lie in another folder is none. */
const nameIn = ({ label, path, community }: Source): string =>
  path === piped && !label?.name
    ? ledgerNameFor(community ?? '')
    : basename(label?.name || basename(path, extname(path)));

function newLedgerPath(called: string): string {
  const path = ledgerPath(ledgerNameFor(called));
  if (!existsSync(path)) return path;
  throw new Refusal(
    'ledger-exists',
    `There is a ledger already: ${path}`,
    'Use it as it is (momentum --ledger NAME), or give another name.',
  );
}

function latestOf(path: string, wait: LedgerOptions, furthest: Restoring['furthest']): string {
  const { backups, isOfSeveral } = listBackups(path, wait);
  if (isOfSeveral) {
    throw new Refusal(
      'which-backup',
      `Several ledgers were called ${ledgerName(path)}, and there are backups of each.`,
      'See them, and name the file: momentum backups',
      { details: backups.map((each) => each.path) },
    );
  }
  // One that is encrypted says nothing of itself, and is better than none.
  const latest = furthest(backups) ?? backups.find(({ isEncrypted }) => isEncrypted);
  if (latest) return latest.path;
  const others = backups.filter((each) => !isOurs(each)).map((each) => each.path);
  if (others.length > 0) {
    throw new Refusal(
      'backup-of-others',
      `None of the backups of ${ledgerName(path)} is taken by itself: others on this machine may have written to them.`,
      'Look whose they are. To put one back that you know: momentum restore FILE',
      { details: others },
    );
  }
  throw new Refusal(
    'no-backup',
    `There is no backup of ${ledgerName(path)} where momentum keeps them.`,
    'Name the file of one that you have; a copy of the ledger’s own file will do as well.',
  );
}

export const verbs: readonly Verb[] = [restore];

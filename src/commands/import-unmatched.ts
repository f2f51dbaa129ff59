/** Names from files that match nobody: whom they mean. */

import { aliasesFile } from '../bring/applying/aliases.js';
import type { NameDecision } from '../bring/applying/import-file.js';
import { againFlag } from '../cli/again.js';
import { flag, one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { Refusal, usage } from '../text/refusal.js';
import { nearMembers } from '../things/member/near.js';
import type { Id } from '../things/thing.js';
import { namesIn } from '../things/unmatched/list.js';
import { bytesOf, columnMap, importColumns, sheet, skipBad } from './import-reading.js';
import {
  type GuessedName,
  type Settled,
  settledResult,
  taughtResult,
  waitingResult,
  whatWaits,
} from './import-unmatched-shown.js';

export const importUnmatched = verb({
  path: ['import', 'unmatched'],
  summary: 'names from files that match nobody: say whom they mean',
  examples: [
    ['momentum import unmatched', 'who is waiting, and whom they may mean'],
    ['momentum import unmatched "Ami" --is "Amina Yusuf"', 'it is her, now and next time'],
    ['momentum import unmatched 3 --add', 'number 3 of the list is somebody new'],
    ['momentum import unmatched "Guest" --ignore', 'leave it aside; its rows are kept'],
    ['momentum import unmatched --each', 'be asked about each of them in turn'],
    ['momentum import unmatched --file names.csv', 'many at once: columns written, handle, person'],
  ],
  arguments: { spelling: one('unmatched', 'the name as it was written, or its number') },
  options: {
    is: one('person', 'the member whom it means'),
    add: flag('it is somebody new: make them a member'),
    ...againFlag,
    ignore: flag('leave it aside'),
    each: flag('ask about each that waits'),
    file: one('file', 'a CSV file of names and the members they mean'),
    map: columnMap,
    sheet,
    skipBad,
  },
  json: {
    waiting: 'the names that wait, with how many rows, from when to when, and who may be meant',
    aside: 'the names that were left aside',
    settled: 'what was settled by this call',
  },
  uses: 'writes',
  pages: true,
  more: importColumns(aliasesFile),
  async run(input, call) {
    const { spelling, is, add, ignore, each, file } = input;
    const told = [is !== undefined, add, ignore].filter(Boolean).length;
    if (told > 1 || (told > 0 && !spelling) || (file !== undefined && (told > 0 || spelling))) {
      throw unclear();
    }
    if (file !== undefined) {
      const { teachNames } = await import('../bring/applying/import-file.js');
      const bytes = await bytesOf(call, file);
      return taughtResult(
        await teachNames(call.session, bytes, {
          map: input.map,
          sheet: input.sheet,
          skipBad: input.skipBad,
        }),
      );
    }
    const waiting = whoWaits(call);
    if (!spelling) return each ? askEach(call, waiting) : waitingResult(call, waiting);
    const verdict: NameDecision | undefined = is
      ? { is: 'member', whom: is }
      : add
        ? { is: 'new' }
        : ignore
          ? { is: 'aside' }
          : undefined;
    if (verdict) {
      return settledResult(call, [await settle(call, spelling.id, spelling.label, verdict)]);
    }
    const name = waiting.find(({ id }) => id === spelling.id);
    if (!name) throw alreadySettled(spelling.label);
    return call.interactive ? askEach(call, [name]) : waitingResult(call, [name]);
  },
});

const unclear = (): Refusal =>
  usage(
    'which-verdict',
    'Give one name that waits, and one of --is, --add and --ignore; or a --file by itself.',
    'For example: momentum import unmatched SPELLING --is NAME',
  );

const alreadySettled = (written: string): Refusal =>
  new Refusal(
    'name-settled',
    `“${written}” is not waiting any more.`,
    'See who is: momentum import unmatched',
  );

/** The names that wait, those with the most rows first. */
const whoWaits = ({ session }: Call): GuessedName[] =>
  session.ledger.read((reader) => {
    const guess = nearMembers(reader);
    return namesIn(reader, 'waiting').map((name) => ({
      ...name,
      guesses: guess(name.written, name.handle),
    }));
  });

async function askEach(call: Call, waiting: readonly GuessedName[]): Promise<Result> {
  if (!call.interactive) {
    throw usage(
      'needs-answer',
      'Nobody can be asked here.',
      'Say it with flags: momentum import unmatched NUMBER --is NAME, --add or --ignore',
    );
  }
  const done: Settled[] = [];
  for (const name of waiting) {
    // A verdict on one may have settled another.
    if (!whoWaits(call).some(({ id }) => id === name.id)) continue;
    const verdict = await askAbout(call, name);
    if (verdict) done.push(await settle(call, name.id, name.written, verdict));
  }
  return settledResult(call, done, whoWaits(call).length);
}

async function settle(
  call: Call,
  id: Id,
  written: string,
  verdict: NameDecision,
): Promise<Settled> {
  const { settleName } = await import('../bring/applying/import-file.js');
  return { written, verdict, outcome: settleName(call.session, id, verdict) };
}

/** Asks whom a name means; undefined where that is left for later. */
async function askAbout(call: Call, name: GuessedName): Promise<NameDecision | undefined> {
  const prompter = await call.prompter();
  const nick = name.handle === null ? '' : ` @${name.handle}`;
  const picked = await prompter.select({
    id: `unmatched.${name.no}`,
    message: `Who is “${name.written}”${nick}? (${whatWaits(name)})`,
    default: 'later',
    choices: [
      ...name.guesses.map((guess, at) => ({
        ...{ value: String(guess.id), name: `${guess.label} (${guess.no})`, key: String(at + 1) },
      })),
      { value: 'other', name: 'another member …', key: 'm' },
      { value: 'new', name: `somebody new: add “${name.written}” as a member`, key: 'n' },
      { value: 'aside', name: 'nobody: leave it aside', hint: 'its rows are kept', key: 'a' },
      { value: 'later', name: 'later', key: 'l' },
    ],
  });
  if (picked === 'later') return undefined;
  if (picked === 'new' || picked === 'aside') return { is: picked };
  if (picked !== 'other') return { is: 'member', whom: Number(picked) };
  const whom = await call.askPerson({
    id: `unmatched.${name.no}.is`,
    message: `Which member is “${name.written}”? (Enter: later)`,
    flag: '--is',
  });
  return whom === undefined ? undefined : { is: 'member', whom };
}

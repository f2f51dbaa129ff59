/** Whether the ledger is sound, and putting it right where it is not. */
import type { Repaired } from '../backups/repairing.js';
import { findLedger } from '../backups/which-ledger.js';
import { flag } from '../cli/parameters.js';
import { waitIn } from '../cli/runtime.js';
import { type Call, type Result, type Verb, verb } from '../cli/verb.js';
import { isJournalSound } from '../ledger/chain.js';
import { checkLedger, type Finding } from '../ledger/check.js';
import { databaseOf } from '../ledger/reader.js';
import { list, paragraph, root } from '../papers/build.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { counted, shellWord } from '../text/text.js';
import { countSetAside } from '../things/history.js';
import type { Ledger } from '../things/ledger.js';
import { helpInWords, lostInWords } from './check-shown.js';
import { conflictHints } from './ledgers-shown.js';

const check = verb({
  path: ['check'],
  group: 'Looking after the ledger:',
  summary: 'look whether the ledger is sound; says nothing where all is well',
  examples: [
    ['momentum check', 'silent where all is well'],
    ['momentum check --repair', 'puts it right, or saves what is whole into a new ledger'],
  ],
  options: {
    repair: {
      ...flag('put it right where something is wrong; what stands now is kept'),
      writes: true,
    },
  },
  json: {
    findings: 'what is wrong, each with what to do about it; empty where all is well',
    unfinished: 'what a forgetting has left undone, a sentence each; empty where nothing is',
    setAside: 'how many entries do not count, since copies of the ledger came together',
    aside: 'where the ledger is kept as it was before it was put right; null where it was not',
    rescued: 'the new ledger of what is whole, where part is lost; null where there is none',
    lost: 'what is lost then, a sentence each',
  },
  uses: 'reads',
  async run({ repair }, call) {
    const { findings, setAside, isJournal, refusal } = look(call);
    const isWrong = findings.some(({ code }) => code !== 'file-open-to-others');
    const unfinished = isWrong
      ? await putOff(findLedger(call.named))
      : await unfinishedIn(call.session.ledger);
    const isRepairing = repair && isWrong;
    if (isRepairing) {
      const { repairLedger } = await import('../backups/repairing.js');
      const path = findLedger(call.named);
      const repaired = repairLedger(path, waitIn(call.env));
      if (repaired) return told(findings, repaired, path);
    }
    if (isJournal) {
      const { bestHelp } = await import('../backups/advice.js');
      const help = bestHelp(findLedger(call.named), isRepairing);
      // What holds no entry of a ledger and was never backed up as one is none; what is damaged is
      // sent here to hear what helps.
      if (refusal && refusal.code !== 'ledger-damaged' && help.by === 'nothing') throw refusal;
      return notSound(
        findings.map((each) => ({ ...each, next: helpInWords(help) })),
        setAside,
        unfinished,
      );
    }
    const answer = notSound(findings, setAside, unfinished);
    const conflicts = refusal ? [] : conflictHints([call.session.ledger.path]);
    return { ...answer, hints: [...(answer.hints ?? []), ...conflicts] };
  },
});

interface Looked {
  readonly findings: readonly Finding[];
  readonly setAside: number;
  /** Whether the journal itself is damaged. */
  readonly isJournal: boolean;
  /** Why it does not open, where it does not. */
  readonly refusal?: Refusal;
}

/** What is no ledger any more to SQLite, or to us, may be one that is damaged or was cut off. */
const brokenOpen = new Set(['ledger-damaged', 'ledger-empty', 'not-a-ledger', 'ledger-altered']);

function look(call: Call): Looked {
  try {
    const { ledger } = call.session;
    const findings = checkLedger(ledger, call.progress('Checking'));
    const isJournal = findings.some(
      ({ code }) =>
        code === 'journal-changed' ||
        (code === 'file-damaged' && !ledger.read((reader) => isJournalSound(databaseOf(reader)))),
    );
    return { findings, setAside: isJournal ? 0 : ledger.read(countSetAside), isJournal };
  } catch (cause) {
    if (!(cause instanceof Refusal) || !brokenOpen.has(cause.code)) throw cause;
    const { message, next } = cause;
    const findings = [{ code: 'file-damaged' as const, message, next }];
    return { findings, setAside: 0, isJournal: true, refusal: cause };
  }
}

/** Finishes what was cut off (a file half written, a forgetting), and says what can’t be done of it yet. */
async function unfinishedIn(ledger: Ledger): Promise<Unfinished> {
  const { clearLeftoversOf } = await import('../backups/copies.js');
  clearLeftoversOf(ledger);
  const { stillToClear } = await import('../backups/still-to-clear.js');
  const said = stillToClear(ledger.path);
  if (!said) return nothingUnfinished;
  const { cutOffTold, finishForgetting } = await import('../backups/forgetting.js');
  const { leftTold, waitingTold } = await import('./member-forget-shown.js');
  const done = finishForgetting(ledger);
  if (!done) return nothingUnfinished;
  const lines = waitingTold(done);
  const isSomething = done.cleared.length > 0 || (said.next ?? []).length > 0;
  const isFinished = isSomething && lines.length === 0 && done.cutOff.length === 0;
  const toldOnce = [
    ...(isFinished ? [finishedTold(done.cleared.length)] : []),
    ...[...cutOffTold(done), ...leftTold(done)],
  ];
  return { lines, toldOnce };
}

const finishedTold = (copies: number): string =>
  `What was left to do of a forgetting is done now${copies > 0 ? `: forgotten as well in ${counted(copies, 'backup or copy', 'backups and copies')} of the ledger` : ''}.`;

interface Unfinished {
  readonly lines: readonly string[];
  /** That it is finished now, and what can’t be, whatever is done: said once, and then no more. */
  readonly toldOnce: readonly string[];
}

const nothingUnfinished: Unfinished = { lines: [], toldOnce: [] };

async function putOff(path: string): Promise<Unfinished> {
  const { stillToClear } = await import('../backups/still-to-clear.js');
  if (!stillToClear(path)) return nothingUnfinished;
  const line = 'What is left of it is done once the ledger is put right, with: momentum check';
  return { lines: [line], toldOnce: [] };
}

function notSound(
  findings: readonly Finding[],
  setAside: number,
  { lines: unfinished, toldOnce }: Unfinished = nothingUnfinished,
): Result {
  // What helps is said once, behind the last that it helps with.
  const lines = findings.map(({ message, next }, i) =>
    findings[i + 1]?.next === next ? message : `${message} ${next}`,
  );
  return {
    data: { findings, unfinished, setAside, aside: null, rescued: null, lost: [] },
    hints: [
      ...(setAside === 0
        ? []
        : [
            `${counted(setAside, 'entry', 'entries')} set aside when copies came together: momentum log --set-aside`,
          ]),
      ...toldOnce,
    ],
    document: root(
      ...(lines.length > 0 ? [paragraph('The ledger is not sound:'), list(lines)] : []),
      ...(unfinished.length > 0
        ? [paragraph('Somebody was forgotten, and that is not finished:'), list(unfinished)]
        : []),
    ),
    exit: lines.length + unfinished.length === 0 ? exitCodes.done : exitCodes.refused,
  };
}

function told(found: readonly Finding[], repaired: NonNullable<Repaired>, path: string): Result {
  if ('aside' in repaired) {
    const { aside, filled } = repaired;
    return {
      data: { findings: [], unfinished: [], setAside: 0, aside, rescued: null, lost: [] },
      document: root(
        paragraph('Put right: every table was made anew from the journal, which is sound.'),
        list([
          ...found.map(({ message }) => message),
          ...(filled > 0
            ? [
                `${counted(filled, 'entry', 'entries')} could not be read here any more and came from backups, the same to the letter.`,
              ]
            : []),
          `The ledger as it was is kept: ${aside}`,
        ]),
      ),
    };
  }
  const { to, rescue } = repaired;
  const lost = lostInWords(rescue);
  return {
    data: { findings: found, unfinished: [], setAside: 0, aside: null, rescued: to, lost },
    document: root(
      paragraph(
        `Part of the journal is lost. What is whole is a new ledger, which is sound: ${counted(rescue.kept, 'entry', 'entries')}.`,
      ),
      list([
        to,
        ...(rescue.filled > 0
          ? [`${counted(rescue.filled, 'entry', 'entries')} of these came from backups.`]
          : []),
        ...lost,
        'The damaged ledger stays as it is.',
      ]),
    ),
    hints: [
      `To look at it first: momentum log --ledger ${shellWord(to)}`,
      // There are two ledgers now, so that it has to be said which one makes room.
      `To put it in the place of the damaged one: momentum restore ${shellWord(to)} --ledger ${shellWord(path)}`,
    ],
    exit: exitCodes.refused,
  };
}

export const verbs: readonly Verb[] = [check];

/** Bringing a copy of the ledger in: shown first, and asked about. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdsForgotten } from '../backups/without.js';
import { againFlag } from '../cli/again.js';
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Result, verb } from '../cli/verb.js';
import { ledgerPath } from '../files/location.js';
import { readLedger } from '../ledger/ledger.js';
import { list, paragraph, root } from '../papers/build.js';
import { numberToBringAgain } from '../things/history.js';
import { withLeavers } from '../things/in-hand.js';
import type { Brought, Reader } from '../things/ledger.js';
import { actingAs, type Session } from '../things/session.js';
import type { Day } from '../time/day.js';
import { broughtData, broughtLines, broughtTold, type Told } from './ledgers-bring-in-shown.js';
import { stillHolding } from './ledgers-shown.js';
import { newlyLeftBehind } from './member-shown.js';

export const bringIn = verb({
  path: ['ledgers', 'bring-in'],
  group: 'Looking after the ledger:',
  summary: 'bring in what a copy of this ledger holds that is not here',
  examples: [
    ['momentum ledgers bring-in "harbour (conflicted copy).momentum"', 'shows what, and asks'],
    ['momentum ledgers bring-in copy.momentum --dry-run', 'only shows it'],
  ],
  arguments: {
    copy: needed(
      one('file', 'the other copy: its file, or its name where it lies among the ledgers', {
        placeholder: 'COPY',
      }),
    ),
  },
  options: { ...previewFlags('only show what would come in'), ...againFlag },
  json: {
    entries: 'how many came in',
    forgotten: 'how many texts the copy had forgotten, and are forgotten here now',
    named: 'what named somebody who asked to be forgotten, and how it reads here',
    nameless: 'the numbers of members who came with it and were they; no name of theirs is kept',
    came: 'what they say, a sentence each; at most twenty',
    leftBehind: 'what is with nobody then, since whoever it was given to has left, a sentence each',
    setAside: 'what does not count any more, each with the reason',
    renumbered: 'what has another number now',
    shiftedFrom:
      'from which number on the log counts otherwise than before; null where it does not',
    holdsForgotten: 'whether the copy still holds somebody who was forgotten here',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ copy: named, yes, dryRun }, call) {
    // A file that is there is meant first: what was kept aside is not called as ledgers are.
    const copy = existsSync(named) ? resolve(named) : ledgerPath(named);
    const { session } = call;
    const before = session.ledger.read((reader) => withLeavers(reader, call.today));
    const tell = (brought: Brought, reader: Reader): Told =>
      broughtTold(brought, reader, leftBehindSince(before, reader, call.today));
    // Each time folds the whole journal, so that it isn't shown first where it is not to be asked.
    if (dryRun || !yes) {
      const would = rehearsed(session, copy, tell);
      if (!would) return nothingNew(session, copy, dryRun);
      const instead = await previewed(
        call,
        { yes, dryRun },
        {
          ...{ id: 'bring-in', title: 'This would come in:', lines: broughtLines(would, true) },
          question: 'Bring it in?',
          nothing: 'Nothing was brought in',
          data: broughtData(would, isHolding(session, copy), true),
        },
      );
      if (instead) return instead;
    }
    const done = session.ledger.bringIn(actingAs(session), copy, tell);
    if (!done) return nothingNew(session, copy, false);
    // What was forgotten by it leaves no trace here either, and is in no copy that is kept here.
    const forgot = done.forgotten > 0 || done.named.length > 0 || done.nameless.length > 0;
    const still = forgot ? await leftOf(session) : [];
    const holds = isHolding(session, copy);
    return {
      data: broughtData(done, holds, false),
      document: root(paragraph('Brought in:'), list([...broughtLines(done, false), ...still])),
      hints: [
        ...(done.isNews ? ['To take it back: momentum undo'] : []),
        holds ? stillHolding(copy, session.ledger.path) : 'The copy is not needed any more.',
        ...done.nameless.map(
          (no) =>
            `Number ${no} has no name. To make them a former member: momentum member forget ${no}`,
        ),
        ...(done.shiftedFrom === null
          ? []
          : [
              `What had a number from ${done.shiftedFrom} on in the log has another one now: momentum log`,
            ]),
      ],
    };
  },
});

async function leftOf({ ledger }: Session): Promise<readonly string[]> {
  const { forgetInCopies } = await import('../backups/forgetting.js');
  const { stillTold } = await import('./member-forget-shown.js');
  return stillTold(forgetInCopies(ledger, { ids: [], people: [] }));
}

/** Whether the copy holds somebody who was forgotten here. */
function isHolding({ ledger }: Session, path: string): boolean {
  const copy = readLedger(path);
  if (!copy) return false;
  try {
    return ledger.read((here) => copy.read((there) => holdsForgotten(here, there)));
  } finally {
    copy.close();
  }
}

/** What comes to be with somebody who has left, here or in the copy. */
const leftBehindSince = (
  before: ReturnType<typeof withLeavers>,
  reader: Reader,
  today: Day,
): string[] =>
  [...withLeavers(reader, today)].flatMap(([id, held]) =>
    newlyLeftBehind(reader.get('member', id)?.name ?? 'Somebody', before.get(id), held),
  );

const nothingNew = (session: Session, copy: string, dryRun: boolean): Result => {
  const { ledger } = session;
  const holds = isHolding(session, copy);
  const again = ledger.read(numberToBringAgain);
  return {
    data: {
      ...{
        entries: 0,
        forgotten: 0,
        came: [],
        leftBehind: [],
        named: [],
        nameless: [],
        setAside: [],
      },
      ...{ renumbered: [], shiftedFrom: null, holdsForgotten: holds, dryRun },
    },
    document: root(paragraph('Nothing new: all that the copy holds is here already.')),
    hints: [
      ...(holds ? [stillHolding(copy, ledger.path)] : []),
      ...(again === undefined
        ? []
        : [
            `What last came with a copy was taken back. To have it again: momentum undo --batch ${again}`,
          ]),
    ],
  };
};

class Rehearsed extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super();
    this.told = told;
  }
}

/** What would come in; all of it is given up again. */
function rehearsed(
  session: Session,
  copy: string,
  tell: (brought: Brought, reader: Reader) => Told,
): Told | undefined {
  try {
    session.ledger.bringIn(actingAs(session), copy, (brought, reader) => {
      throw new Rehearsed(tell(brought, reader));
    });
    return undefined;
  } catch (cause) {
    if (cause instanceof Rehearsed) return cause.told;
    throw cause;
  }
}

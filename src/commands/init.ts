/** How a ledger begins: the community’s own, or an example. */

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flag, one } from '../cli/parameters.js';
import { type Call, type Verb, verb } from '../cli/verb.js';
import { passingFolder } from '../files/folders.js';
import { ledgerInUse, ledgerNameFor, ledgerNames, ledgerPath } from '../files/location.js';
import { renameLedger } from '../files/memory.js';
import { toldOfPlaceOnce } from '../files/shared-place.js';
import { code, heading, lines, paragraph, root } from '../papers/build.js';
import { usualLocale } from '../text/locale.js';
import { Refusal } from '../text/refusal.js';
import { beginCommunity } from '../things/community/changes.js';
import { type Rhythm, rhythms } from '../things/community/thing.js';
import type { Session } from '../things/session.js';
import { communityFields } from './community.js';
import { communityJson } from './community-shown.js';
import { recorded } from './shown.js';

const beginning = 'To begin:';

const init = verb({
  path: ['init'],
  group: beginning,
  summary: 'start a ledger for your community; asks what is missing',
  examples: [
    ['momentum init', 'asks five short questions'],
    [
      'momentum init "Harbour Menders" --facilitator "Amina Yusuf" --rhythm monthly',
      'the same without being asked',
    ],
  ],
  arguments: {
    name: one('text', 'what the community is called', { placeholder: 'NAME', flagToo: true }),
  },
  options: {
    facilitator: one('name', 'who facilitates it: probably you'),
    ...communityFields,
  },
  json: { ...communityJson, path: 'the file that holds the ledger' },
  uses: 'makes',
  async run(input, call) {
    const name = input.name ?? (await ask(call, 'name', 'What is the community called?', '--name'));
    const path = ledgerPath(call.named ?? ledgerNameFor(name));
    if (existsSync(path)) {
      throw new Refusal(
        'ledger-exists',
        `There is a ledger already: ${path}`,
        'Use it as it is, or give the new one another name: momentum init --ledger NAME',
      );
    }
    const facilitator =
      input.facilitator ??
      (call.interactive
        ? await ask(call, 'facilitator', 'Who facilitates it? (your name)', '--facilitator')
        : null);
    const purpose =
      input.purpose ??
      (call.interactive
        ? await ask(
            call,
            'purpose',
            'What is it for, in a sentence? (Enter to leave it)',
            '--purpose',
          )
        : null);
    const rhythm = input.rhythm ?? (call.interactive ? await askRhythm(call) : null);
    const community = madeWhole(call, path, (session) =>
      beginCommunity(session, {
        name,
        facilitator: facilitator || null,
        purpose: purpose || null,
        rhythm,
        channels: input.channel,
        foundedOn: input.founded ?? null,
        timeZone: input.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        locale: input.locale ?? usualLocale,
      }),
    );
    return {
      data: { path, community: { name: community.name, rhythm: community.rhythm } },
      document: recorded(`${community.name} has a ledger now.`, [
        `It is one file, which only you can read: ${path}`,
        [
          'Bring in who is there: ',
          code('momentum member add "NAME"'),
          ' or ',
          code('momentum import members FILE'),
        ],
        [
          'Put an offer on record: ',
          code('momentum offer "Find a room" --by NAME --due "next friday"'),
        ],
        ['Every week, for fifteen minutes: ', code('momentum checkin')],
      ]),
      hints: [...howToSettle(path), ...placeToTell(path)],
    };
  },
});

/** Beside others the new one has to be named each time, unless it is settled on. */
const howToSettle = (path: string): string[] => {
  const names = ledgerNames();
  const name = names.find((each) => ledgerPath(each) === path);
  return name === undefined || names.length === 1 || name === ledgerInUse()
    ? []
    : [`There are other ledgers here. To mean this one from now on: momentum use ${name}`];
};

const placeToTell = (path: string): string[] => {
  const place = toldOfPlaceOnce(path);
  return place === undefined ? [] : [place];
};

const ask = async (call: Call, id: string, message: string, flag: string): Promise<string> =>
  (await call.prompter()).input({ id: `init.${id}`, message, flag });

async function askRhythm(call: Call): Promise<Rhythm | null> {
  const prompter = await call.prompter();
  const words = Object.keys(rhythms) as Rhythm[];
  const picked = await prompter.select({
    id: 'init.rhythm',
    message: 'How often does it meet?',
    flag: '--rhythm',
    default: 'monthly',
    choices: [
      ...words.map((word) => ({ value: word, name: word })),
      { value: 'unsaid', name: 'no fixed rhythm' },
    ],
  });
  return picked === 'unsaid' ? null : (picked as Rhythm);
}

const demo = verb({
  path: ['demo'],
  group: beginning,
  summary: 'look round an example community, in a ledger of its own that is thrown away',
  examples: [['momentum demo', 'its State of Play and Momentum Plan, and what to try next']],
  options: { keep: flag('keep the example as a ledger named demo, to try things out in') },
  json: { path: 'the file that holds the example' },
  uses: 'makes',
  async run({ keep }, call) {
    const { exampleName, playHarbourMenders } = await import('../example/harbour-menders.js');
    const { makeDocument } = await import('../papers/making/documents.js');
    const path = keep
      ? ledgerPath(call.named ?? 'demo')
      : join(passingFolder('demo'), 'harbour-menders.momentum');
    madeWhole(call, path, playHarbourMenders);
    const session = call.open(path, { make: false });
    const state = await makeDocument(session, 'state-of-play', {});
    const plan = await makeDocument(session, 'momentum-plan', {});
    return {
      data: { path, community: exampleName },
      document: root(
        ...state.tree.children,
        ...plan.tree.children,
        heading(1, 'What to try next'),
        paragraph('All of it is invented. To look round in it, and to put something on record:'),
        lines(
          `export MOMENTUM_LEDGER=${path}`,
          'momentum',
          'momentum offer "Bring cake" --by tom --due "next friday"',
          'momentum checkin --quick',
        ),
        paragraph('When you have seen enough, start your own:'),
        lines('unset MOMENTUM_LEDGER', 'momentum init'),
      ),
    };
  },
});

/**
 * Makes a ledger that `begin` puts the first things into. It has another name until that is done:
 * what is refused, or cut off, leaves nothing that looks like a ledger.
 */
function madeWhole<Begun>(call: Call, path: string, begin: (session: Session) => Begun): Begun {
  const unfinished = `${path}.part`;
  if (existsSync(unfinished)) rmSync(unfinished);
  try {
    const session = call.open(unfinished, { make: true });
    const begun = begin(session);
    session.ledger.close();
    renameLedger(unfinished, path);
    return begun;
  } catch (cause) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw cause;
  }
}

export const verbs: readonly Verb[] = [init, demo];

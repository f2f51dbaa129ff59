import { existsSync } from 'node:fs';
import type { Call, Run } from '../../cli/spec.js';
import { ledgerPath } from '../../files/location.js';
import { code } from '../../papers/build.js';
import { usualLocale } from '../../text/locale.js';
import { Refusal } from '../../text/refusal.js';
import { beginCommunity } from '../../things/community/changes.js';
import { type Rhythm, rhythms } from '../../things/community/thing.js';
import { recorded } from '../words.js';
import type { init } from './index.js';
import { madeWhole } from './whole.js';

export const run: Run<typeof init> = async (input, call) => {
  const name = input.name ?? (await ask(call, 'name', 'What is the community called?', '--name'));
  const path = ledgerPath(call.named ?? slug(name));
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
        code('momentum import members FILE.csv'),
      ],
      [
        'Put an offer on record: ',
        code('momentum offer "Find a room" --by NAME --due "next friday"'),
      ],
      ['Every week, for fifteen minutes: ', code('momentum checkin')],
    ]),
  };
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

/** A file name from the community's: `harbour-menders`. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'community';

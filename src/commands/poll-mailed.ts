/** How people are asked which day suits: one mail, or a mail to each. */
import { join } from 'node:path';
import { choice, flag, one } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import { makeFolder } from '../files/folders.js';
import { mailsFor } from '../files/write.js';
import { deliver, planDelivery } from '../out/deliver.js';
import { addressesOfAll, makeDocument, peopleToWriteTo } from '../papers/making/documents.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import type { Poll } from '../things/poll/thing.js';
import { addressedInWords, sendIt, surroundings } from './document-making.js';
import { nobodyToWriteTo } from './meeting-called.js';

export const mailOptions = {
  output: one('file', 'write the mail that asks into this file (.eml)'),
  bcc: choice(['members'], 'whom the mail is addressed to, unseen by each other; else nobody'),
  each: one('file', 'write a mail for each member into this folder', { placeholder: 'FOLDER' }),
  force: flag('replace a file, even one that momentum did not make'),
};

interface Where {
  readonly output: string | undefined;
  readonly bcc: 'members' | undefined;
  readonly each: string | undefined;
  readonly force: boolean;
}

interface Mailed {
  readonly written: readonly string[];
  readonly lines: readonly string[];
  readonly hints: readonly string[];
}

/**
 * What is to be written, looked at before anything goes on record; nothing where no mail was asked for.
 * @throws Refusal `where-to`, `not-a-mail`, `each-is-addressed`, `nobody-to-write-to`
 */
export function mailPlanned(
  call: Call,
  { output, bcc, each, force }: Where,
): ((poll: Poll) => Promise<Mailed>) | undefined {
  if (each !== undefined) {
    if (bcc || output !== undefined) throw eachIsAddressed();
    return mailToEach(call, each, force);
  }
  if (output === undefined) {
    if (bcc) throw whereTo();
    return undefined;
  }
  if (!/\.eml$/i.test(output)) throw notAMail(output);
  const all = bcc ? addressesOfAll(call.session) : undefined;
  const request = { output, force, format: 'eml', bcc: all?.addresses } as const;
  const delivery = planDelivery(request, surroundings(call));
  return async (poll) => {
    const { tree } = await makeDocument(call.session, 'poll', { poll: poll.id });
    await deliver({ tree, slug: 'poll' }, delivery);
    return {
      written: [output],
      lines: [`The mail is in ${visible(output)}.`, ...(all ? [addressedInWords(all)] : [])],
      hints: [...unanswerable(call), sendIt],
    };
  };
}

function mailToEach(call: Call, folder: string, force: boolean) {
  const people = peopleToWriteTo(call.session);
  if (people.length === 0) throw nobodyToWriteTo();
  return async (poll: Poll): Promise<Mailed> => {
    makeFolder(folder);
    const names = mailsFor(people.map(({ name }) => name));
    const { tree } = await makeDocument(call.session, 'poll', { poll: poll.id });
    const letters = people.map(({ address }, nth) => {
      const file = join(folder, names[nth] as string);
      const request = { output: file, force, format: 'eml', to: address } as const;
      return { file, delivery: planDelivery(request, surroundings(call)) };
    });
    for (const { delivery } of letters) await deliver({ tree, slug: 'poll' }, delivery);
    const { without } = addressesOfAll(call.session);
    return {
      written: letters.map(({ file }) => file),
      lines: [
        `${counted(letters.length, 'mail')}, each to one member, ${letters.length === 1 ? 'is' : 'are'} in ${visible(folder)}.`,
        ...(without > 0
          ? [
              `${counted(without, 'member')} ${without === 1 ? 'has' : 'have'} no address to write to.`,
            ]
          : []),
      ],
      hints: [
        ...unanswerable(call),
        'Open each with your mail program, look it over, and send it.',
      ],
    };
  };
}

/** Without an address there is nothing to touch, and people reply in letters. */
const unanswerable = ({ session }: Call): string[] =>
  session.ledger.read((reader) => reader.get('community', communityId)?.answersTo)
    ? []
    : [
        'Nobody can answer at a touch before an address for that is on record: momentum community edit --answers-to ADDRESS',
      ];

const whereTo = () =>
  usage(
    'where-to',
    'It was not said where the mail goes.',
    'Add a file: --bcc members --output poll.eml. Or a mail for each: --each FOLDER',
  );

const notAMail = (file: string) =>
  usage(
    'not-a-mail',
    `“${visible(file)}” does not end in .eml, and a poll is asked by mail.`,
    'Choose such a name: --output poll.eml',
  );

const eachIsAddressed = () =>
  usage(
    'each-is-addressed',
    'With --each, every mail is addressed to its one reader.',
    'Leave --bcc and --output out; or, for one mail to all, --each.',
  );

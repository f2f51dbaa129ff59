/** How people are called to a meeting: its entry for calendars, alone or in a mail to all, or to each. */
import { join } from 'node:path';
import type { Call } from '../cli/verb.js';
import { makeFolder } from '../files/folders.js';
import { mailsFor } from '../files/write.js';
import { type Attendee, type Calling, calendarOf } from '../out/calendar.js';
import { deliver, planDelivery, planWriting, writeOwn } from '../out/deliver.js';
import { callTo } from '../papers/making/calendar.js';
import { addressesOfAll, makeDocument, peopleToWriteTo } from '../papers/making/documents.js';
import { Refusal } from '../text/refusal.js';
import { communityId } from '../things/community/thing.js';
import { inviteTo } from '../things/meeting/changes.js';
import type { Meeting } from '../things/meeting/fields.js';
import { addressedInWords, surroundings } from './document-making.js';

/** Where it is now, and to how many it is addressed. */
export interface Called {
  readonly written: readonly string[];
  readonly addressed: number;
  readonly without: number;
  /** In words, where a mail is addressed to all. */
  readonly toWhom?: string | undefined;
}

interface Place {
  readonly file: string;
  readonly force: boolean;
}

/** The entry alone, which anybody can put into a calendar. */
export async function callForCalendars(
  call: Call,
  state: Meeting,
  { file, force }: Place,
): Promise<Called> {
  const environment = surroundings(call);
  planWriting(file, { force }, environment);
  const { content } = await entryFor(call, state);
  inviteTo(call.session, state.id, 0);
  writeOwn(file, content, { force }, environment);
  return { written: [file], addressed: 0, without: 0 };
}

/** One mail, to everybody or to nobody yet. */
export async function callByMail(
  call: Call,
  state: Meeting,
  { file, force, toMembers }: Place & { readonly toMembers: boolean },
): Promise<Called> {
  const everybody = toMembers ? addressesOfAll(call.session) : undefined;
  const addresses = everybody?.addresses ?? [];
  const calendar = await entryFor(call, state);
  const delivery = planDelivery(
    { output: file, force, format: 'eml', bcc: everybody?.addresses, calendar },
    surroundings(call),
  );
  const { tree } = await paperOf(call, state);
  await deliver({ tree, slug: 'invitation' }, delivery, async () => {
    inviteTo(call.session, state.id, addresses.length);
  });
  return {
    written: [file],
    addressed: addresses.length,
    without: everybody?.without ?? 0,
    toWhom: everybody && addressedInWords(everybody),
  };
}

/**
 * A mail for each, whose entry names nobody but them and whoever calls.
 * @throws Refusal `no-address-for-answers`, `nobody-to-write-to`
 */
export async function callEach(
  call: Call,
  state: Meeting,
  { folder, force }: { readonly folder: string; readonly force: boolean },
): Promise<Called> {
  const by = whoCalls(call);
  if (by === undefined) throw unanswerable();
  const people = peopleToWriteTo(call.session);
  if (people.length === 0) throw nobodyToWriteTo();
  makeFolder(folder);
  const names = mailsFor(people.map(({ name }) => name));
  const { tree } = await paperOf(call, state);
  const environment = surroundings(call);
  // Whether all can be written is known before the first of them is.
  const letters = await Promise.all(
    people.map(async (whom, nth) => {
      const file = join(folder, names[nth] as string);
      const calendar = await entryFor(call, state, { by, whom });
      const request = { output: file, force, format: 'eml', to: whom.address, calendar } as const;
      return { file, delivery: planDelivery(request, environment) };
    }),
  );
  inviteTo(call.session, state.id, people.length);
  for (const { delivery } of letters) await deliver({ tree, slug: 'invitation' }, delivery);
  return {
    written: letters.map(({ file }) => file),
    addressed: people.length,
    without: addressesOfAll(call.session).without,
  };
}

async function entryFor(
  { session, today }: Call,
  state: Meeting,
  between?: { readonly by: Attendee; readonly whom: Attendee },
) {
  const event = await callTo(session, state);
  const calling: Calling = between
    ? { method: event.cancelled ? 'CANCEL' : 'REQUEST', ...between }
    : { method: event.cancelled ? 'CANCEL' : 'PUBLISH', by: whoCalls({ session }) };
  return { method: calling.method, content: calendarOf([event], calling, { asOf: today }) };
}

/** What the mail says: the agenda, or that the meeting was called off. */
const paperOf = ({ session }: Call, { id, status }: Meeting) =>
  status === 'cancelled'
    ? makeDocument(session, 'called-off', { meeting: id, calledOff: true })
    : makeDocument(session, 'agenda', { meeting: id });

/** The community, where it has an address to answer to. */
function whoCalls({ session }: Pick<Call, 'session'>): Attendee | undefined {
  const community = session.ledger.read((reader) => reader.get('community', communityId));
  return community?.answersTo ? { name: community.name, address: community.answersTo } : undefined;
}

export const nobodyToWriteTo = (): Refusal =>
  new Refusal(
    'nobody-to-write-to',
    'No member has an address to write to.',
    'Say one: momentum member edit NAME --email ADDRESS. Or write the entry alone: --output meeting.ics',
  );

const unanswerable = (): Refusal =>
  new Refusal(
    'no-address-for-answers',
    'What is sent to each person is answered by their calendar, and no address for that is on record.',
    'Say yours: momentum community edit --answers-to ADDRESS. Or one mail to all: --bcc members --output invitation.eml',
  );

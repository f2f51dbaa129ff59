/** What every verb that makes a document can be given, and what it does with that. */

import { choice, flag, type InputOf, one } from '../cli/parameters.js';
import type { Call, Result } from '../cli/verb.js';
import { writtenFilesOf } from '../files/location.js';
import type { DeliveryEnvironment } from '../out/deliver.js';
import { attachable, type DocumentFormat, documentFormats } from '../out/formats.js';
import { code, paragraph, root } from '../papers/build.js';
import {
  addressesOfAll,
  addressOfOne,
  type MadeDocument,
  type MailAddresses,
} from '../papers/making/documents.js';
import { formats } from '../render/index.js';
import { Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { audiences } from '../things/audience.js';
import type { Candidate } from '../things/find.js';
import type { Issue } from '../things/issue/thing.js';
import type { No } from '../things/no.js';
import type { Session } from '../things/session.js';
import { formatDay } from '../time/day.js';

export const documentOptions = {
  asOf: one('past', 'the day it speaks of, where that is not today; a day to come is fine too'),
  period: one(
    'period',
    'the time it looks back on: since-last (the last one given out), 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO',
  ),
  audience: choice(audiences, 'whom to make it for, of those who may see less than it tells'),
  language: one('text', 'the language to make it in, where not the community’s: fr, en-US', {
    placeholder: 'LANGUAGE',
  }),
  format: choice(documentFormats, 'how it is written', { placeholder: 'FORMAT' }),
  output: one('file', 'write it into this file; its ending says the format, - is here'),
  force: flag('replace the file, even one that momentum did not make'),
  open: flag('show it in the program that your system has for such files'),
  attach: choice(attachable, 'what a mail (eml) carries beside its words', {
    placeholder: 'FORMAT',
  }),
  issue: flag('put on record that it was given out: the next one takes up from there', {
    writes: true,
  }),
  bcc: choice(['members'], 'whom a mail (eml) is addressed to, unseen by each other; else nobody'),
};

// The facts that a template names, by the names it knows them by; docs say what each holds.
const documentJson = {
  asOf: 'the day it speaks of',
  facts: 'what the document says, as data, by the names that templates use',
  format: 'how it is written',
  written: 'the file it was written to, or null',
  issued: 'the number it was given out under, or null',
  bcc: 'how many a mail is addressed to, or null',
  withoutAddress: 'how many members could not be addressed, or null',
};

/** What is alike in the verbs that make a document. */
export const makesDocument = { json: documentJson, uses: 'reads', pages: true } as const;

type Asked = InputOf<typeof documentOptions>;
/** Of some documents, the time they look back on and their readers follow from what they are. */
type Input = Omit<Asked, 'period' | 'bcc'> & Partial<Pick<Asked, 'period' | 'bcc'>>;

interface Document {
  /** The template’s name, or its file. */
  readonly name: string;
  /** What it is called in a sentence; else by its own title. */
  readonly title?: string;
  /** What makes it: `momentum state`. */
  readonly line: string;
  /** The meeting that it is about, where one was named. */
  readonly meeting?: Candidate | undefined;
  /** The member whom it is for, and to whom alone it is addressed. */
  readonly recipient?: Candidate | undefined;
}

/** What a document that is to leave has to know of where it is made. */
export const surroundings = (call: Call): DeliveryEnvironment => ({
  env: call.env,
  resultOnTerminal: call.resultOnTerminal,
  viewer: call.viewer,
  writtenFiles: writtenFilesOf(call.session.ledger.path),
  say: (sentence) => call.say(sentence),
});

/** What a document tells of a meeting and is not whole yet: how to make it so. */
function stillWaiting({ meetings, meetingRecord }: MadeDocument['facts']): string[] {
  const told = [...(meetings?.held ?? []), meetingRecord?.meeting];
  const lines = meetingRecord?.toSettle ?? 0;
  return [
    ...(told.some((meeting) => meeting != null && meeting.unsettled > 0)
      ? ['To say who is meant by the names that wait: momentum import unmatched']
      : []),
    ...(lines > 0
      ? [
          `${counted(lines, 'line')} of the meeting ${lines === 1 ? 'waits' : 'wait'} to be settled, and no member reads of it here: momentum meeting show ${meetingRecord?.meeting?.on}`,
        ]
      : []),
  ];
}

/** Makes a document, and shows it, writes it or addresses it. */
export async function documentResult(
  { name, title, line, meeting, recipient }: Document,
  input: Input,
  call: Call,
): Promise<Result> {
  // Parts of their own: commands in several folders make documents, and others of those folders none.
  const { deliver, expectingPictures, planDelivery } = await import('../out/deliver.js');
  const { makeDocument } = await import('../papers/making/documents.js');
  const everybody = input.bcc && addressesOfAll(call.session);
  let delivery = planDelivery({ ...input, bcc: everybody?.addresses }, surroundings(call));
  const document = await makeDocument(call.session, name, {
    asOf: input.asOf,
    period: input.period,
    audience: input.audience,
    language: input.language,
    meeting: meeting?.id,
    recipient: recipient?.id,
    expectPictures: () => {
      delivery = expectingPictures(delivery);
    },
  });
  if (everybody && document.audience === 'facilitator') throw notForMembers();
  const { tree, facts, asOf } = document;
  const waiting = stillWaiting(facts);
  const { format, file } = delivery;
  const addressed =
    recipient && format === 'eml' ? addressOfOne(call.session, recipient.id) : everybody;
  const data = {
    asOf,
    facts,
    format,
    written: null,
    issued: null,
    bcc: addressed?.addresses.length ?? null,
    withoutAddress: addressed?.without ?? null,
  };
  let issued: No | null = null;
  const onRecord = async (): Promise<void> => {
    if (input.issue) issued = (await issueMade(call.session, document, [format])).no;
  };
  if (format === 'terminal' && file === undefined && !input.open) {
    await onRecord();
    return { data: { ...data, issued }, document: tree, hints: [...givenOut(issued), ...waiting] };
  }
  const request = { ...delivery.request, bcc: addressed?.addresses };
  const outgoing = { tree, slug: document.name };
  const { written, rendered } = await deliver(outgoing, { ...delivery, request }, onRecord).catch(
    (cause: unknown) => {
      throw issued === null ? cause : issuedAllTheSame(cause, issued);
    },
  );
  const toWhom = addressed && addressedInWords(addressed, recipient?.label);
  if (written === undefined) {
    if (toWhom) call.say(toWhom);
    return {
      data: { ...data, issued },
      document: tree,
      raw: rendered,
      hints: [...givenOut(issued), ...waiting],
    };
  }
  const called = title === undefined ? `“${tree.data?.about?.title}”` : `The ${title}`;
  const where = `${called} as of ${formatDay(asOf)} is in `;
  return {
    data: { ...data, written, issued },
    document: root(
      paragraph([where, code(written), '.']),
      toWhom === undefined ? undefined : paragraph(toWhom),
    ),
    hints: [
      ...givenOut(issued),
      ...waiting,
      format === 'eml'
        ? sendIt
        : `As a mail, ready to send: ${again(line, input, issued)}${recipient ? '' : ' --bcc members'} --output ${document.name}.eml`,
    ],
  };
}

/** It went on record first, since a record without a file can be made good, and the other way round not. */
const issuedAllTheSame = (cause: unknown, issued: No): unknown =>
  cause instanceof Refusal
    ? new Refusal(
        cause.code,
        `${cause.message} It is on record as given out, number ${issued}.`,
        `To write it, once that can be done: momentum document again ${issued} --output FILE. If it is not to go out: momentum undo`,
        { details: cause.details, exit: cause.exit },
      )
    : cause;

/** What makes the very same: as it was given out, where it was; else the line with what was asked. */
function again(line: string, input: Input, issued: No | null): string {
  if (issued !== null) return `momentum document again ${issued}`;
  const { asOf, period, audience, language } = input;
  const asked = Object.entries({ 'as-of': asOf, period, audience, language }).flatMap(
    ([flag, value]) => (value === undefined ? [] : [`--${flag} ${quoted(value)}`]),
  );
  return [line, ...asked].join(' ');
}

/** A word as it is, several in quotation marks. */
const quoted = (value: string): string => (/^[\w.:-]+$/.test(value) ? value : `"${value}"`);

const givenOut = (issued: No | null): string[] =>
  issued === null
    ? []
    : [
        `It is on record as given out, number ${issued}; the next one takes up from here. To take that back: momentum undo`,
      ];

/** Said aloud, since nobody would notice who is missing from a list of addresses. */
export function addressedInWords({ addresses, without }: MailAddresses, one?: string): string {
  if (one !== undefined) {
    return without === 0
      ? `It is addressed to ${one} alone.`
      : `It is addressed to nobody: ${one} has no address to write to.`;
  }
  if (addresses.length === 0)
    return 'It is addressed to nobody: no member has an address to write to.';
  const to = `It is addressed to ${counted(addresses.length, 'member')}, unseen by each other`;
  return without === 0
    ? `${to}.`
    : `${to}; ${without} more ${without === 1 ? 'has' : 'have'} no address to write to.`;
}

export const sendIt = 'Open it with your mail program, look it over, and send it.';

export const notForMembers = (): Refusal =>
  new Refusal(
    'not-for-members',
    'This document is for the facilitator alone, so it can’t be addressed to the members.',
    'Leave --bcc out; or, if it is for them after all, let its template say “audience: members”.',
  );

/** Puts on record that a document went out like this. */
export async function issueMade(
  session: Session,
  made: MadeDocument,
  as: readonly DocumentFormat[],
): Promise<Issue> {
  const [{ issueDocument }, render] = await Promise.all([
    import('../papers/making/issued.js'),
    formats.markdown.load(),
  ]);
  return issueDocument(session, made, { formats: as, markdown: await render(made.tree) });
}

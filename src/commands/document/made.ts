import type { Call, Result } from '../../cli/spec.js';
import { writtenFilesOf } from '../../files/location.js';
import type { Attachable, DocumentFormat } from '../../out/formats.js';
import { code, paragraph, root } from '../../papers/build.js';
import type { MailAddresses } from '../../papers/making/documents.js';
import { Refusal } from '../../text/refusal.js';
import { counted } from '../../text/text.js';
import type { Audience } from '../../things/audience.js';
import type { Candidate } from '../../things/lookups.js';
import { type Day, formatDay } from '../../time/day.js';
import { giveOut } from './issuing.js';

interface Input {
  readonly asOf: Day | undefined;
  readonly period?: string | undefined;
  readonly format: DocumentFormat | undefined;
  readonly output: string | undefined;
  readonly force: boolean;
  readonly open: boolean;
  readonly issue: boolean;
  readonly attach: Attachable | undefined;
  readonly bcc?: 'members' | undefined;
  readonly audience?: Audience | undefined;
  readonly language?: string | undefined;
}

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

/** What each of the commands for documents does: make it, and show it, write it or address it. */
export async function made(
  { name, title, line, meeting, recipient }: Document,
  input: Input,
  call: Call,
): Promise<Result> {
  // Parts of their own: commands in several folders make documents, and others of those folders none.
  const { deliver, expectingPictures, planDelivery } = await import('../../out/deliver.js');
  const { addressesOfAll, addressOfOne, makeDocument } = await import(
    '../../papers/making/documents.js'
  );
  const everybody = input.bcc && addressesOfAll(call.session);
  let delivery = planDelivery(
    { ...input, bcc: everybody?.addresses },
    {
      env: call.env,
      resultOnTerminal: call.resultOnTerminal,
      viewer: call.viewer,
      writtenFiles: writtenFilesOf(call.session.ledger.path),
    },
  );
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
  const onRecord = async () =>
    input.issue ? (await giveOut(call.session, document, [format])).no : null;
  if (format === 'terminal' && file === undefined && !input.open) {
    const issued = await onRecord();
    return { data: { ...data, issued }, document: tree, hints: givenOut(issued) };
  }
  const request = { ...delivery.request, bcc: addressed?.addresses };
  const { written, rendered } = await deliver(
    { tree, slug: document.name },
    { ...delivery, request },
  );
  const toWhom = addressed && addressedInWords(addressed, recipient?.label);
  const issued = await onRecord();
  if (written === undefined) {
    if (toWhom) call.say(toWhom);
    return { data: { ...data, issued }, document: tree, raw: rendered, hints: givenOut(issued) };
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
      format === 'eml'
        ? sendIt
        : `As a mail, ready to send: ${line}${recipient ? '' : ' --bcc members'} --output ${document.name}.eml`,
    ],
  };
}

const givenOut = (issued: number | null): string[] =>
  issued === null
    ? []
    : [
        `It is on record as given out, number ${issued}; the next one takes up from here. To take that back: momentum undo`,
      ];

/** Said aloud, since nobody would notice who is missing from a list of addresses. */
function addressedInWords({ addresses, without }: MailAddresses, one?: string): string {
  if (one !== undefined) {
    return without === 0
      ? `It is addressed to ${one} alone.`
      : `It is addressed to nobody: ${one} has no address to write to.`;
  }
  const to = `It is addressed to ${counted(addresses.length, 'member')}, unseen by each other`;
  return without === 0
    ? `${to}.`
    : `${to}; ${without} more ${without === 1 ? 'has' : 'have'} no address to write to.`;
}

const sendIt = 'Open it with your mail program, look it over, and send it.';

const notForMembers = (): Refusal =>
  new Refusal(
    'not-for-members',
    'This document is for the facilitator alone, so it can’t be addressed to the members.',
    'Leave --bcc out; or, if it is for them after all, let its template say “audience: members”.',
  );

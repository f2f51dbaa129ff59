import { type Addressed, toOne, whoToWriteTo } from '../../actions/mailing.js';
import type { Call, Result } from '../../cli/spec.js';
import type { Audience } from '../../core/audience.js';
import { type Day, formatDay } from '../../core/day.js';
import { Refusal } from '../../core/refusal.js';
import { counted } from '../../core/text.js';
import type { Attachable, DocumentFormat } from '../../delivery/formats.js';
import { code, paragraph, root } from '../../documents/build.js';
import { madeRecord } from '../../ledger/location.js';
import type { Candidate } from '../../ledger/lookups.js';
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
  const { deliver, expectingPictures, routeFor } = await import('../../delivery/deliver.js');
  const { makeDocument } = await import('../../actions/documents.js');
  const everybody = input.bcc && whoToWriteTo(call.desk);
  let route = routeFor(
    { ...input, bcc: everybody?.addresses },
    {
      env: call.env,
      resultOnTerminal: call.resultOnTerminal,
      viewer: call.viewer,
      record: madeRecord(call.desk.ledger.path),
    },
  );
  const document = await makeDocument(call.desk, name, {
    asOf: input.asOf,
    period: input.period,
    audience: input.audience,
    language: input.language,
    meeting: meeting?.id,
    recipient: recipient?.id,
    expectPictures: () => {
      route = expectingPictures(route);
    },
  });
  if (everybody && document.audience === 'facilitator') throw notForMembers();
  const { tree, facts, asOf } = document;
  const { format, file } = route;
  const addressed = recipient && format === 'eml' ? toOne(call.desk, recipient.id) : everybody;
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
    input.issue ? (await giveOut(call.desk, document, [format])).no : null;
  if (format === 'terminal' && file === undefined && !input.open) {
    const issued = await onRecord();
    return { data: { ...data, issued }, document: tree, hints: givenOut(issued) };
  }
  const wish = { ...route.wish, bcc: addressed?.addresses };
  const { written, rendered } = await deliver({ tree, slug: document.name }, { ...route, wish });
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
function addressedInWords({ addresses, without }: Addressed, one?: string): string {
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

import { makeDocument } from '../../actions/documents.js';
import { type Addressed, whoToWriteTo } from '../../actions/mailing.js';
import type { Call, Result } from '../../cli/spec.js';
import { type Day, formatDay } from '../../core/day.js';
import { counted } from '../../core/text.js';
import { deliver, routeFor } from '../../delivery/deliver.js';
import type { Attachable, DocumentFormat } from '../../delivery/formats.js';
import { recordBeside } from '../../delivery/record.js';
import { code, paragraph, root } from '../../documents/build.js';
import type { ShippedName } from '../../documents/shipped/index.js';
import { documentFolder } from '../../ledger/location.js';

interface Input {
  readonly asOf: Day | undefined;
  readonly period: string | undefined;
  readonly format: DocumentFormat | undefined;
  readonly output: string | undefined;
  readonly force: boolean;
  readonly open: boolean;
  readonly attach: Attachable | undefined;
  readonly bcc: 'members' | undefined;
}

interface Document {
  readonly name: ShippedName;
  readonly title: string;
  /** What makes it: `momentum state`. */
  readonly line: string;
}

/** What `state` and `plan` do: make the document, and show it, write it or address it. */
export async function made(
  { name, title, line }: Document,
  input: Input,
  call: Call,
): Promise<Result> {
  const addressed = input.bcc && whoToWriteTo(call.desk);
  const route = routeFor(
    { ...input, bcc: addressed?.addresses },
    {
      env: call.env,
      resultOnTerminal: call.resultOnTerminal,
      viewer: call.viewer,
      record: recordBeside(documentFolder(call.desk.ledger.path)),
    },
  );
  const { tree, facts, asOf } = await makeDocument(call.desk, name, input);
  const { format, file } = route;
  const data = {
    asOf,
    facts,
    format,
    written: null,
    bcc: addressed?.addresses.length ?? null,
    withoutAddress: addressed?.without ?? null,
  };
  if (format === 'terminal' && file === undefined && !input.open) return { data, document: tree };
  const { written, rendered } = await deliver({ tree, slug: name }, route);
  const toWhom = addressed && addressedInWords(addressed);
  if (written === undefined) {
    if (toWhom) call.say(toWhom);
    return { data, document: tree, raw: rendered };
  }
  const where = `The ${title} as of ${formatDay(asOf)} is in `;
  return {
    data: { ...data, written },
    document: root(
      paragraph([where, code(written), '.']),
      toWhom === undefined ? undefined : paragraph(toWhom),
    ),
    hints: [
      format === 'eml'
        ? sendIt
        : `As a mail, ready to send: ${line} --bcc members --output ${name}.eml`,
    ],
  };
}

/** Said aloud, since nobody would notice who is missing from a list of addresses. */
function addressedInWords({ addresses, without }: Addressed): string {
  const to = `It is addressed to ${counted(addresses.length, 'member')}, unseen by each other`;
  return without === 0
    ? `${to}.`
    : `${to}; ${without} more ${without === 1 ? 'has' : 'have'} no address to write to.`;
}

const sendIt = 'Open it with your mail program, look it over, and send it.';

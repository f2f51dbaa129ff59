/** How a document leaves: what is decided before it is made, and what is done with it then. */
import { join } from 'node:path';
import { findBrowser } from '../files/browser.js';
import { passingFolder } from '../files/folders.js';
import { needViewer, showFile, type Viewer } from '../files/viewer.js';
import { refuseUnwritable, writeFileWhole } from '../files/write.js';
import type { Tree } from '../papers/tree.js';
import type { CalendarPart } from '../render/eml.js';
import { formats, type Rendered } from '../render/index.js';
import { plainOptions } from '../render/options.js';
import type { Painter } from '../render/picture/index.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import {
  type Attachable,
  type DocumentFormat,
  endingOf,
  formatFor,
  isBinary,
  isPicture,
} from './formats.js';
import { recordWritten, statusOf } from './written-files.js';

/** What somebody asked for; all of it may be left out. */
export interface DeliveryRequest {
  readonly format?: DocumentFormat | undefined;
  /** A path; `-` is standard output, as is none. */
  readonly output?: string | undefined;
  /** Whether to replace a file whoever made it. */
  readonly force?: boolean;
  /** Whether to show the file in the system's viewer. */
  readonly open?: boolean;
  readonly attach?: Attachable | undefined;
  /** The addresses of a mail; undefined where nobody asked for any. */
  readonly bcc?: readonly string[] | undefined;
  /** The one whom a mail is for. */
  readonly to?: string | undefined;
  /** What a mail offers to the calendars of those who read it. */
  readonly calendar?: CalendarPart | undefined;
}

/** What is around: as a command finds it. */
export interface DeliveryEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resultOnTerminal: boolean;
  readonly viewer: Viewer;
  /** The file that records what was written for this ledger. */
  readonly writtenFiles: string;
  /** Says a sentence beside the result. */
  readonly say: (sentence: string) => void;
}

/** How a document is going to leave; all of it has been found to be possible. */
export interface Delivery {
  readonly format: DocumentFormat;
  /** Undefined: to standard output, or into a temporary file where it is to be shown. */
  readonly file: string | undefined;
  readonly request: DeliveryRequest;
  readonly environment: DeliveryEnvironment;
  /** What prints it, where something has to. */
  readonly browser: string | undefined;
  /** What gets ready to paint meanwhile. */
  readonly painter?: Promise<Painter>;
}

/** A document on its way: `slug` is what its files are called, `state-of-play`. */
export interface OutgoingDocument {
  readonly tree: Tree;
  readonly slug: string;
}

export interface Delivered {
  /** Where it is now; undefined where it is to go to standard output. */
  readonly written: string | undefined;
  readonly rendered: Rendered;
}

/**
 * Decides how a document is to leave: what could not be written, printed or shown is not worth
 * making.
 * @throws Refusal `unknown-format`, `only-for-mail`, `not-for-a-terminal`, `nothing-to-open`,
 *   `no-viewer`, `file-changed`, and as `findBrowser` and `writeFileWhole`
 */
export function planDelivery(request: DeliveryRequest, environment: DeliveryEnvironment): Delivery {
  const { output, open = false, attach, bcc } = request;
  const file = output === '-' ? undefined : output;
  if (open && output === '-') throw nothingToOpen();
  const format =
    file === undefined
      ? (request.format ?? (open ? 'html' : 'terminal'))
      : formatFor(file, request.format);
  if (format !== 'eml' && (attach ?? bcc) !== undefined) throw onlyForMail();
  if (file === undefined && !open && environment.resultOnTerminal && isBinary(format)) {
    throw notForTerminal(format);
  }
  if (open) needViewer(environment.viewer);
  const browser = format === 'pdf' || attach === 'pdf' ? findBrowser(environment.env) : undefined;
  if (file !== undefined)
    refuseUnwritable(file, { replace: mayReplace(file, request, environment) });
  return { format, file, request, environment, browser };
}

/**
 * The same for a document that may hold pictures: where they are painted, what does that gets
 * ready at once, since that takes longer than the document takes to be made.
 */
export function expectingPictures(delivery: Delivery): Delivery {
  const paints = ['docx', 'png'].includes(delivery.format) || delivery.request.attach === 'docx';
  if (!paints) return delivery;
  return { ...delivery, painter: import('../render/picture/index.js').then((it) => it.painter()) };
}

/** Whether the file may go: because somebody says so, or because momentum made it as it is. */
function mayReplace(
  file: string,
  { force = false }: Pick<DeliveryRequest, 'force'>,
  { writtenFiles }: Pick<DeliveryEnvironment, 'writtenFiles'>,
): boolean {
  if (force) return true;
  const status = statusOf(file, writtenFiles);
  if (status !== 'changed') return status === 'ours';
  throw new Refusal(
    'file-changed',
    `Somebody has changed “${visible(file)}” since momentum wrote it, and it was left as it is.`,
    'Choose another name, or add --force to replace it.',
  );
}

/**
 * Sends the document on its way.
 * @param made called once it is made, before it is written anywhere: what is to be put on record of it
 * @throws Refusal as `planDelivery`, and `not-printed`, `not-shown`, `no-picture`,
 *   `picture-lacks-letters`
 */
export async function deliver(
  document: OutgoingDocument,
  delivery: Delivery,
  made: () => Promise<void> = async () => undefined,
): Promise<Delivered> {
  const { request, environment, format } = delivery;
  const rendered = await render(document, format, delivery);
  await made();
  if (delivery.file === undefined && !request.open) return { written: undefined, rendered };
  const file = delivery.file ?? passingFile(`${document.slug}${endingOf(format)}`);
  if (delivery.file !== undefined) writeOwn(file, rendered, request, environment);
  else writeFileWhole(file, rendered, { replace: false });
  if (request.open) await showFile(environment.viewer, file);
  return { written: file, rendered };
}

/** Refuses at once what `writeOwn` could not write. @throws Refusal as that */
export const planWriting = (
  file: string,
  request: Pick<DeliveryRequest, 'force'>,
  environment: Pick<DeliveryEnvironment, 'writtenFiles'>,
): void => refuseUnwritable(file, { replace: mayReplace(file, request, environment) });

/**
 * Writes what momentum made: in the place of what it made there before, and of nothing else unless
 * that is said.
 * @throws Refusal `file-changed`, and as `writeFileWhole`
 */
export function writeOwn(
  file: string,
  bytes: Rendered,
  request: Pick<DeliveryRequest, 'force'>,
  environment: Pick<DeliveryEnvironment, 'writtenFiles'>,
): void {
  writeFileWhole(file, bytes, { replace: mayReplace(file, request, environment) });
  recordWritten(file, bytes, environment.writtenFiles);
}

async function render(
  document: OutgoingDocument,
  format: DocumentFormat,
  delivery: Delivery,
): Promise<Rendered> {
  const { tree } = document;
  const options = { ...plainOptions, painter: delivery.painter };
  if (format === 'pdf') {
    const { renderPdf } = await import('./pdf.js');
    const { env, say } = delivery.environment;
    return renderPdf(tree, delivery.browser ?? findBrowser(env), say);
  }
  if (isPicture(format)) {
    const { renderPicture } = await import('./picture.js');
    return renderPicture(tree, format, delivery.painter);
  }
  if (format !== 'eml') return (await formats[format].load())(tree, options);
  const draft = await formats.eml.load();
  const { to, bcc = [], attach, calendar } = delivery.request;
  const attachment = attach && (await attached(document, attach, delivery));
  return draft(tree, options, { to, bcc, attachment, calendar });
}

const types: { readonly [Format in Attachable]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

async function attached(document: OutgoingDocument, format: Attachable, delivery: Delivery) {
  const day = document.tree.data?.about?.asOf;
  return {
    name: `${document.slug}${day === undefined ? '' : `-${day}`}${endingOf(format)}`,
    content: await render(document, format, delivery),
    type: types[format],
  };
}

/** A file of that name in a folder that only its owner can look into. */
const passingFile = (name: string): string => join(passingFolder('shown'), name);

const nothingToOpen = (): Refusal =>
  usage(
    'nothing-to-open',
    '--open shows a file, and with --output - there is none.',
    'Leave one of the two out.',
  );

const onlyForMail = (): Refusal =>
  usage(
    'only-for-mail',
    '--attach and --bcc are for a mail, and this is none.',
    'Make it one with --format eml or --output FILE.eml, or leave them out.',
  );

const notForTerminal = (format: DocumentFormat): Refusal =>
  usage(
    'not-for-a-terminal',
    `A terminal can’t show ${format}, which is no text.`,
    `Write it into a file with --output FILE${endingOf(format)}, or look at it with --open.`,
  );

/** How a document leaves: what is decided before it is made, and what is done with it then. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../files/browser.js';
import { needViewer, showFile, type Viewer } from '../files/viewer.js';
import { refuseUnwritable, writeFileWhole } from '../files/write.js';
import type { Tree } from '../papers/tree.js';
import { formats, type Rendered } from '../render/index.js';
import { plainLook } from '../render/look.js';
import type { Painter } from '../render/picture/index.js';
import { visible } from '../text/gate.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { type Attachable, type DocumentFormat, endingOf, formatFor, isBinary } from './formats.js';
import { remember, standingOf } from './record.js';

/** What somebody asked for; all of it may be left out. */
export interface Wish {
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
}

/** What is around: as a command finds it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resultOnTerminal: boolean;
  readonly viewer: Viewer;
  /** The file that remembers what was written for this ledger. */
  readonly record: string;
}

/** The way a document takes, all of which has been found to be open. */
export interface Route {
  readonly format: DocumentFormat;
  /** Undefined: to standard output, or into a temporary file where it is to be shown. */
  readonly file: string | undefined;
  readonly wish: Wish;
  readonly at: Surroundings;
  /** What prints it, where something has to. */
  readonly browser: string | undefined;
  /** What gets ready to paint meanwhile. */
  readonly painter?: Promise<Painter>;
}

/** A document on its way: `slug` is what its files are called, `state-of-play`. */
export interface Outgoing {
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
export function routeFor(wish: Wish, at: Surroundings): Route {
  const { output, open = false, attach, bcc } = wish;
  const file = output === '-' ? undefined : output;
  if (open && output === '-') throw nothingToOpen();
  const format =
    file === undefined
      ? (wish.format ?? (open ? 'html' : 'terminal'))
      : formatFor(file, wish.format);
  if (format !== 'eml' && (attach ?? bcc) !== undefined) throw onlyForMail();
  if (file === undefined && !open && at.resultOnTerminal && isBinary(format)) {
    throw notForTerminal(format);
  }
  if (open) needViewer(at.viewer);
  const browser = format === 'pdf' || attach === 'pdf' ? findBrowser(at.env) : undefined;
  if (file !== undefined) refuseUnwritable(file, { replace: mayReplace(file, wish, at) });
  return { format, file, wish, at, browser };
}

/**
 * The same route for a document that may hold pictures: where it leads to Word, what paints them gets
 * ready at once, since that takes longer than the document takes to be made.
 */
export function expectingPictures(route: Route): Route {
  if (route.format !== 'docx' && route.wish.attach !== 'docx') return route;
  return { ...route, painter: import('../render/picture/index.js').then((it) => it.painter()) };
}

/** Whether the file may go: because somebody says so, or because momentum made it as it is. */
function mayReplace(file: string, { force = false }: Wish, { record }: Surroundings): boolean {
  if (force) return true;
  const standing = standingOf(file, record);
  if (standing !== 'changed') return standing === 'ours';
  throw new Refusal(
    'file-changed',
    `Somebody has changed “${visible(file)}” since momentum wrote it, and it was left as it is.`,
    'Choose another name, or add --force to replace it.',
  );
}

/** Sends the document on its way. @throws Refusal as `routeFor`, and `not-printed`, `not-shown` */
export async function deliver(document: Outgoing, route: Route): Promise<Delivered> {
  const { wish, at, format } = route;
  const rendered = await render(document, format, route);
  if (route.file === undefined && !wish.open) return { written: undefined, rendered };
  const file = route.file ?? temporaryFile(`${document.slug}${endingOf(format)}`);
  // Looked at again: making it may have taken a while.
  writeFileWhole(file, rendered, { replace: mayReplace(file, wish, at) });
  if (route.file !== undefined) remember(file, rendered, at.record);
  if (wish.open) await showFile(at.viewer, file);
  return { written: file, rendered };
}

async function render(document: Outgoing, format: DocumentFormat, route: Route): Promise<Rendered> {
  const { tree } = document;
  const look = { ...plainLook, painter: route.painter };
  if (format === 'pdf') {
    const { renderPdf } = await import('./pdf.js');
    return renderPdf(tree, route.browser ?? findBrowser(route.at.env));
  }
  if (format !== 'eml') return (await formats[format].load())(tree, look);
  const draft = await formats.eml.load();
  const { bcc = [], attach } = route.wish;
  const attachment = attach && (await attached(document, attach, route));
  return draft(tree, look, { bcc, attachment });
}

const types: { readonly [Format in Attachable]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

async function attached(document: Outgoing, format: Attachable, route: Route) {
  const day = document.tree.data?.about?.asOf;
  return {
    name: `${document.slug}${day === undefined ? '' : `-${day}`}${endingOf(format)}`,
    content: await render(document, format, route),
    type: types[format],
  };
}

/** A file of that name in a folder that only its owner can look into. */
const temporaryFile = (name: string): string =>
  join(mkdtempSync(join(tmpdir(), 'momentum-')), name);

const nothingToOpen = (): Refusal =>
  new Refusal(
    'nothing-to-open',
    '--open shows a file, and with --output - there is none.',
    'Leave one of the two out.',
    { exit: exitCodes.usage },
  );

const onlyForMail = (): Refusal =>
  new Refusal(
    'only-for-mail',
    '--attach and --bcc are for a mail, and this is none.',
    'Add --output FILE.eml or --format eml, or leave them out.',
    { exit: exitCodes.usage },
  );

const notForTerminal = (format: DocumentFormat): Refusal =>
  new Refusal(
    'not-for-a-terminal',
    `A terminal can’t show ${format}, which is no text.`,
    `Write it into a file with --output FILE${endingOf(format)}, or look at it with --open.`,
    { exit: exitCodes.usage },
  );

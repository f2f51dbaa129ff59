/** The documents that a check-in makes anew at its end, and gives out. */
import { basename, join, resolve } from 'node:path';
import type { Call } from '../cli/verb.js';
import { makeFolder } from '../files/folders.js';
import { writtenFilesOf } from '../files/location.js';
import type { Delivery } from '../out/deliver.js';
import type { DocumentFormat } from '../out/formats.js';
import type { MadeDocument } from '../papers/making/documents.js';
import type { ShippedName } from '../papers/shipped/index.js';
import { Refusal } from '../text/refusal.js';
import { inWords } from '../text/text.js';
import type { Session } from '../things/session.js';

const elsewhere = 'Name another one with --output-folder, or leave them out with --keep-documents.';

/** What everybody is to have after a check-in. */
const weekly = ['state-of-play', 'momentum-plan'] as const satisfies readonly ShippedName[];

/** To be shared, and to be pasted elsewhere. */
const endings = ['.html', '.md'] as const;

/** A document as it was made anew, with the formats of its files. */
interface Anew {
  readonly title: string;
  readonly document: MadeDocument;
  readonly formats: readonly DocumentFormat[];
}

export interface MadeAnew {
  /** Undefined: they were written nowhere. */
  readonly folder: string | undefined;
  readonly files: readonly string[];
  /** Those that somebody else made, or has changed since, and that were left as they are. */
  readonly left: readonly string[];
  readonly documents: readonly Anew[];
}

/**
 * Makes the documents anew, and where `folder` was said writes them there, as pages and as Markdown
 * that only their owner can read, each in place of the one that momentum made before.
 * @throws Refusal as `makeDocument` and `deliver`, and `folder-not-made`
 */
export async function makeDocuments(
  { session, env, viewer }: Pick<Call, 'session' | 'env' | 'viewer'>,
  folder?: string,
): Promise<MadeAnew> {
  const environment = {
    env,
    viewer,
    resultOnTerminal: false,
    writtenFiles: writtenFilesOf(session.ledger.path),
    // Of pages and Markdown there is nothing to say beside them.
    say: () => undefined,
  };
  const place = folder === undefined ? undefined : folderMeant(folder, env);
  if (place !== undefined) makeFolder(place, elsewhere);
  // What makes and writes documents is large, and a check-in may well end without them.
  const { makeDocument } = await import('../papers/making/documents.js');
  const { deliver, planDelivery } = await import('../out/deliver.js');
  const files: string[] = [];
  const left: string[] = [];
  const documents: Anew[] = [];
  for (const slug of weekly) {
    const document = await makeDocument(session, slug);
    const { tree } = document;
    const formats: DocumentFormat[] = [];
    for (const ending of place === undefined ? [] : endings) {
      const file = join(place ?? '', `${slug}${ending}`);
      const delivery = unlessTaken(() => planDelivery({ output: file }, environment));
      if (delivery === undefined) left.push(file);
      else {
        files.push((await deliver({ tree, slug }, delivery)).written ?? file);
        formats.push(delivery.format);
      }
    }
    documents.push({ title: titles[slug], document, formats });
  }
  return { folder: place, files, left, documents };
}

const titles: Readonly<Record<(typeof weekly)[number], string>> = {
  'state-of-play': 'State of Play',
  'momentum-plan': 'Momentum Plan',
};

const taken: ReadonlySet<string> = new Set(['file-exists', 'file-changed']);

/** The way into a file, or undefined where something stands there that is not ours to replace. */
function unlessTaken(plan: () => Delivery): Delivery | undefined {
  try {
    return plan();
  } catch (cause) {
    if (cause instanceof Refusal && taken.has(cause.code)) return undefined;
    throw cause;
  }
}

/** A folder as somebody types it who is used to a shell. */
const folderMeant = (typed: string, env: Call['env']): string =>
  resolve(env.HOME === undefined ? typed : typed.replace(/^~(?=$|[/\\])/, env.HOME));

/** Nothing, where they were written nowhere. */
export const madeInWords = ({ folder, left }: MadeAnew): string => {
  if (folder === undefined) return '';
  const made = `State of Play and Momentum Plan are made anew, in ${folder}`;
  return left.length === 0
    ? `${made}.`
    : `${made}; what is somebody’s own was left as it is: ${inWords(left.map((file) => basename(file)))}.`;
};

/** The documents as they go out, to be read before they do. */
export async function asRead({ documents }: MadeAnew): Promise<string> {
  const { formats } = await import('../render/index.js');
  const render = await formats.text.load();
  const texts = documents.map(async ({ document: { tree } }) => String(await render(tree)));
  return (await Promise.all(texts)).map((text) => text.trimEnd()).join('\n\n');
}

/** The documents, made afresh where they would say something else by now than what they were made as. */
export async function asTheyAreNow(
  call: Parameters<typeof makeDocuments>[0],
  made: MadeAnew,
): Promise<{ readonly now: MadeAnew; readonly changed: boolean }> {
  if (made.documents.length === 0) return { now: made, changed: false };
  const unwritten = await makeDocuments(call);
  if ((await asRead(unwritten)) === (await asRead(made))) return { now: made, changed: false };
  return { now: await makeDocuments(call, made.folder), changed: true };
}

/** Puts on record at the sitting's `session` that the documents were given out, and says so. */
export async function giveOutDocuments(session: Session, made: readonly Anew[]): Promise<string> {
  if (made.length === 0) return 'No document was made, so none was given out.';
  const { issueMade } = await import('./document-making.js');
  const said: string[] = [];
  for (const { title, document, formats } of made) {
    const { no } = await issueMade(session, document, formats.length > 0 ? formats : ['terminal']);
    said.push(`${title} (number ${no})`);
  }
  return `Given out: ${inWords(said)}. The next State of Play takes up from here.`;
}

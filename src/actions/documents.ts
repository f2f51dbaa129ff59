import type { Audience } from '../core/audience.js';
import { communityId } from '../core/community.js';
import { addDays, type Day, formatDay } from '../core/day.js';
import type { Id } from '../core/entity.js';
import type { DocumentFacts } from '../core/facts.js';
import { settingsOf } from '../core/measures/settings.js';
import { Refusal } from '../core/refusal.js';
import { saidWindow } from '../core/said-window.js';
import type { Window } from '../core/window.js';
import { buildDocument } from '../documents/document.js';
import { factsNamedIn } from '../documents/named-facts.js';
import type { Template } from '../documents/schema.js';
import { type ShippedName, shippedTemplate } from '../documents/shipped/index.js';
import type { Tree } from '../documents/tree.js';
import { britishVoice, voiceFor } from '../language/index.js';
import { documentFacts } from '../ledger/facts/document/index.js';
import type { Since } from '../ledger/facts/document/scene.js';
import { journalEnd, lastIssued } from '../ledger/facts/issued.js';
import type { Reader } from '../ledger/reader.js';
import type { Desk } from './desk.js';
import { type OwnTemplate, ownTemplate, templateText } from './own-template.js';

export interface DocumentRequest {
  /** Today unless said. */
  readonly asOf?: Day | undefined;
  /** As people type it; else the template's own, else four weeks. */
  readonly period?: string | undefined;
  /** The meeting that an agenda or a record is of; else the next one, or the last. */
  readonly meeting?: Id | undefined;
  /** The member whom it is for. */
  readonly recipient?: Id | undefined;
}

export interface MadeDocument {
  readonly tree: Tree;
  readonly facts: Partial<DocumentFacts>;
  readonly asOf: Day;
  /** The template's name. */
  readonly name: string;
  readonly audience: Audience;
  readonly period: Window;
  /** The last entry of the journal that it knows of. */
  readonly position: number;
}

/** The period of a template that takes up where the last one that was given out ended. */
const sinceLast = 'since-last';

/**
 * Makes a document of the ledger as it was on a day, from its own template where it has one.
 * @throws Refusal `unclear-period`, `period-to-come`, `template-unreadable`, `document-too-long`,
 *   `template-stuck`
 */
export async function makeDocument(
  { ledger, today }: Desk,
  name: ShippedName,
  request: DocumentRequest = {},
): Promise<MadeDocument> {
  const own = ownTemplate(ledger, 'documents', name);
  const template = own ? await read(own) : shippedTemplate(name);
  const asOf = request.asOf ?? today;
  const audience: Audience = 'members';
  const community = ledger.read((reader) => reader.get('community', communityId));
  const voice = await voiceFor(community?.locale ?? britishVoice.locale);
  const { meeting, recipient } = request;
  const usual = `${settingsOf(community?.settings).periodWeeks}w`;
  const said = request.period ?? template.period ?? usual;
  const { facts, ...known } = ledger.read((reader) => {
    const { period, since } = lookback(reader, said, { name, audience, asOf, recipient, usual });
    refuseToCome(period, asOf);
    const asked = { asOf, today, period, since, audience, voice, meeting, recipient };
    const facts = documentFacts(reader, asked, factsNamedIn(template));
    return { facts, period, position: journalEnd(reader) };
  });
  const about = { community: community?.name ?? '', asOf, voice };
  const tree = await buildDocument(template, facts, about);
  return {
    tree: { ...tree, data: { ...tree.data, facts } },
    facts,
    asOf,
    name,
    audience,
    ...known,
  };
}

/** The days that a document looks back on; since the last one given out, where it says so. */
function lookback(
  reader: Reader,
  said: string,
  which: Parameters<typeof lastIssued>[1] & {
    readonly recipient: Id | undefined;
    readonly usual: string;
  },
): { readonly period: Window; readonly since: Since | null } {
  const { asOf, recipient, usual } = which;
  // What was given to one member says nothing of what another has been told.
  const since =
    said === sinceLast && recipient === undefined ? lastIssued(reader, which) : undefined;
  if (since === undefined) {
    return { period: saidWindow(said === sinceLast ? usual : said, asOf), since: null };
  }
  const next = addDays(since.asOf, 1);
  return { period: { from: next < asOf ? next : asOf, to: asOf }, since };
}

function refuseToCome(period: Window, asOf: Day): void {
  if (period.from <= asOf) return;
  throw new Refusal(
    'period-to-come',
    `That time begins on ${formatDay(period.from)}, after the day of the document, ${formatDay(asOf)}.`,
    'Choose a time that has begun, or a later day with --as-of.',
  );
}

/**
 * The document template in a file.
 * @throws Refusal `template-unreadable` with every mistake, and as `readRegularFile`
 */
export const readTemplateFile = (path: string): Promise<Template> =>
  read({ path, text: templateText(path) });

async function read({ path, text }: OwnTemplate): Promise<Template> {
  const { readTemplate } = await import('../documents/read.js');
  return readTemplate(text, path);
}

/** For whoever writes templates: which there are, what they can name, and one to begin with. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../files/folders.js';
import { writeFileWhole } from '../../files/write.js';
import { british, localeFor } from '../../language/index.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import type { Audience } from '../../things/audience.js';
import { periodBack } from '../../things/community/customs.js';
import { communityId } from '../../things/community/thing.js';
import type { Session } from '../../things/session.js';
import type { Day } from '../../time/day.js';
import { type DocumentFacts, factShape } from '../facts/index.js';
import { documentFacts } from '../from-ledger/index.js';
import { nearest } from '../template/errors.js';
import { starter } from '../template/starter.js';
import {
  documentTemplates,
  findTemplate,
  isName,
  isShipped,
  ownNames,
  type TemplateHome,
  templateNames,
} from './templates.js';

/** What the schema is called beside the templates, for the editor in which they are written. */
const schemaFile = 'document-template.schema.json';

/**
 * Writes a commented template to begin with among the ledger's own, and beside it the schema that
 * an editor checks and completes it by.
 * @param parent what it extends; where `name` is one that comes along, that, unless said otherwise
 * @throws Refusal `template-name`, `unknown-template`, `template-exists`, `folder-not-made`, and as
 *   `findTemplate` and `writeFileWhole`
 */
export async function newTemplate(
  ledger: NonNullable<TemplateHome>,
  name: string,
  parent: string | undefined,
): Promise<{ readonly path: string; readonly base: string | null }> {
  if (!isName(name) || name === 'words') {
    throw new Refusal(
      'template-name',
      `“${visible(name)}” can’t be the name of a document.`,
      'Use small letters, digits and hyphens, such as autumn-letter.',
    );
  }
  const base = parent ?? (isShipped(name) ? name : undefined);
  const found = base === undefined ? undefined : await findTemplate(ledger, base);
  const folder = documentTemplates(ledger);
  makeFolder(folder);
  const path = join(folder, `${name}.yaml`);
  if (lstatSync(path, { throwIfNoEntry: false })) {
    throw new Refusal(
      'template-exists',
      `There is already a template of yours called “${name}”, and it was left as it is.`,
      `Change it where it is, ${visible(path)}, or choose another name.`,
    );
  }
  writeFileWhole(path, starter(name, schemaFile, found), { replace: false });
  const { templateJsonSchema } = await import('../template/schema.js');
  const schema = `${JSON.stringify(templateJsonSchema(), null, 2)}\n`;
  writeFileWhole(join(folder, schemaFile), schema, { replace: true, over: 'template' });
  return { path, base: base ?? null };
}

export interface DescribedTemplate {
  readonly name: string;
  /** What it is for, in a line; null where it doesn't say. */
  readonly about: string | null;
  /** Whether it is the community's own. */
  readonly own: boolean;
  /** Whether it takes the place of one that comes along. */
  readonly replaces: boolean;
  /** The file of one's own, else null. */
  readonly path: string | null;
}

const unreadable = 'can’t be read: momentum document check says why';

/** Every document that there is, those that come along first; one that can't be read says so. */
export async function describedTemplates(ledger: TemplateHome): Promise<DescribedTemplate[]> {
  const own = new Set(ownNames(ledger));
  const described: DescribedTemplate[] = [];
  for (const name of templateNames(ledger)) {
    const replaces = own.has(name) && isShipped(name);
    const { about, path } = await found(ledger, name);
    described.push({ name, about, own: own.has(name), replaces, path });
  }
  return described;
}

async function found(ledger: TemplateHome, name: string) {
  try {
    const { template, path } = await findTemplate(ledger, name);
    return { about: template.about ?? null, path: path ?? null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { about: unreadable, path: null };
  }
}

interface TemplateFactsRequest {
  /** One of the names that everything stands under; all of them unless said. */
  readonly section?: string | undefined;
  readonly audience?: Audience | undefined;
  readonly asOf?: Day | undefined;
  readonly period?: string | undefined;
}

/**
 * What a template can name in this ledger, as data.
 * @throws Refusal `unknown-fact`, `unclear-period`
 */
export async function templateFacts(
  { ledger, today }: Session,
  { section, audience = 'members', asOf = today, period = '4w' }: TemplateFactsRequest,
): Promise<{ readonly asOf: Day; readonly facts: Partial<DocumentFacts> }> {
  const known = Object.keys(factShape.fields);
  if (section !== undefined && !known.includes(section)) {
    throw new Refusal(
      'unknown-fact',
      `There is nothing called “${visible(section)}” among the facts.`,
      `Choose one of: ${known.join(', ')}${nearest(section, known)}`,
    );
  }
  const community = ledger.read((reader) => reader.get('community', communityId));
  const locale = await localeFor(community?.locale ?? british.tag);
  const window = ledger.read((reader) => periodBack(reader, period, asOf));
  const request = { asOf, today, period: window, since: null, audience, locale };
  const selection = {
    fact: (name: string) => section === undefined || name === section,
    measure: () => true,
  };
  return { asOf, facts: ledger.read((reader) => documentFacts(reader, request, selection)) };
}

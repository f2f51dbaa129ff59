/** Finding the template of a document: the community's own, or the one that comes along. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { templateFolder } from '../../files/location.js';
import { type OwnTemplate, ownTemplate, templateText } from '../../files/own-template.js';
import { languageOf } from '../../language/index.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { type Audience, maySee } from '../../things/audience.js';
import type { TimeLimit } from '../building/document.js';
import { templateSlow } from '../liquid/fill.js';
import { type ShippedName, shippedNames, shippedTemplate } from '../shipped/index.js';
import { shippedIn, type Translation } from '../shipped/translations.js';
import { nearest } from '../template/errors.js';
import { audienceOf } from '../template/inspect.js';
import type { Bases } from '../template/read.js';
import type { Template } from '../template/schema.js';
import { type Languages, languagesFor, type WrittenIn } from './locale.js';

/** Templates that go by templates that go by templates: past this, nobody follows. */
const deepest = 5;

export interface FoundTemplate {
  /** What it is called: its file's name without the ending. */
  readonly name: string;
  readonly template: Template;
  /** In which language it was found, which says in which locale it is filled in. */
  readonly writtenIn: WrittenIn;
  /** The file, where it is not one that comes along. */
  readonly path?: string;
  /** Under which its texts are filled in. */
  readonly timeLimit?: TimeLimit;
}

/** Where a ledger's own templates are looked for; without a ledger there are none. */
export type TemplateHome =
  | {
      readonly path: string;
      /** What its documents are written in, "fr": English unless said. */
      readonly language?: string;
    }
  | undefined;

export const isShipped = (name: string): name is ShippedName =>
  (shippedNames as readonly string[]).includes(name);

const isFile = (named: string): boolean => /[\\/]|\.ya?ml$/.test(named);

/** Whether a document can be called so. */
export const isName = (named: string): boolean => /^[a-z][a-z0-9-]{0,59}$/.test(named);

/** The folder of a ledger's own document templates. */
export const documentTemplates = ({ path }: NonNullable<TemplateHome>): string =>
  join(templateFolder(path), 'documents');

/** The names of a ledger's own document templates. */
export function ownNames(ledger: TemplateHome): string[] {
  if (ledger === undefined) return [];
  try {
    return readdirSync(documentTemplates(ledger))
      .filter((file) => file.endsWith('.yaml') && file !== 'words.yaml')
      .map((file) => basename(file, '.yaml'))
      .filter(isName)
      .sort();
  } catch {
    // No folder, no templates.
    return [];
  }
}

/** Every name that a document can be asked for by. */
export const templateNames = (ledger: TemplateHome): string[] => [
  ...new Set([...shippedNames, ...ownNames(ledger)]),
];

/**
 * The template called `named`, or the one in a file of that path, with what it extends put together.
 * One in the language asked for comes first: the ledger's own, under the language's name or, where
 * that is the community's, under none; then the one that comes along. Where there is none, the
 * ledger's own and at last the English one take its place.
 * @throws Refusal `unknown-template`, `template-unreadable`, `template-slow`, and as `readRegularFile`
 */
export async function findTemplate(
  ledger: TemplateHome,
  named: string,
  languages: Languages = languagesFor(ledger?.language),
): Promise<FoundTemplate> {
  const language = languageOf(languages.asked);
  const atHome = language === languageOf(languages.home);
  const translated = await shippedIn(language);
  const search = { ledger, language, translated };
  if (isFile(named)) {
    const name = basename(named).replace(/\.ya?ml$/, '');
    return read({ path: named, text: templateText(named) }, name, 'asked', search);
  }
  const own = (path: string): OwnTemplate | undefined =>
    isName(named) && ledger ? ownTemplate(ledger, 'documents', path) : undefined;
  const inLanguage = own(`${language}/${named}`);
  if (inLanguage) return read(inLanguage, named, 'asked', search);
  const plain = own(named);
  if (plain && atHome) return read(plain, named, 'asked', search);
  const translation = isShipped(named) ? translated[named] : undefined;
  if (translation) return { name: named, template: translation, writtenIn: 'asked' };
  if (plain) {
    const home = languageOf(languages.home);
    return read(plain, named, 'home', {
      ledger,
      language: home,
      translated: await shippedIn(home),
    });
  }
  if (isShipped(named))
    return { name: named, template: shippedTemplate(named), writtenIn: 'english' };
  const known = templateNames(ledger);
  throw new Refusal(
    'unknown-template',
    `There is no document called “${visible(named)}”.`,
    `Choose one of: ${known.join(', ')}${nearest(named, known)}`,
  );
}

/** Where a template looks for the ones that it goes by. */
interface Search {
  readonly ledger: TemplateHome;
  readonly language: string;
  readonly translated: Translation;
}

async function read(
  own: OwnTemplate,
  name: string,
  writtenIn: WrittenIn,
  { ledger, language, translated }: Search,
): Promise<FoundTemplate> {
  const shipped = (parent: ShippedName): Template => translated[parent] ?? shippedTemplate(parent);
  const { readTemplate } = await import('../template/read.js');
  const limit = timeLimit();
  const readAs = ({ path, text }: OwnTemplate, chain: readonly string[]): Template =>
    readTemplate(text, path, basesOf(chain));
  const basesOf = (chain: readonly string[]): Bases => ({
    names: templateNames(ledger).filter((each) => isShipped(each) || !chain.includes(each)),
    find: (parent) => {
      // A template may take the place of the one that comes along and go by it.
      const itself = chain.at(-1) === parent;
      if (itself && isShipped(parent)) return shipped(parent);
      if (chain.includes(parent)) return `“${[...chain, parent].join('” goes by “')}”`;
      if (chain.length >= deepest) return `more than ${deepest} templates that go by each other`;
      const next =
        isName(parent) && ledger
          ? (ownTemplate(ledger, 'documents', `${language}/${parent}`) ??
            ownTemplate(ledger, 'documents', parent))
          : undefined;
      if (next) return readAs(next, [...chain, parent]);
      return isShipped(parent) ? shipped(parent) : undefined;
    },
  });
  const template = limit(() => readAs(own, [name]));
  return { name, template, writtenIn, path: own.path, timeLimit: limit };
}

/** In words, for whom a document is. */
const readers: Readonly<Record<Audience, string>> = {
  facilitator: 'the facilitator',
  members: 'the members',
  public: 'the public',
};

/**
 * For whom the document is made: for those it is written for unless others are asked for, who may
 * be shown less and never more.
 * @throws Refusal `audience-wider`
 */
export function audienceFor(template: Template, asked: Audience | undefined): Audience {
  const meant = audienceOf(template);
  if (asked === undefined || maySee(meant, asked)) return asked ?? meant;
  throw new Refusal(
    'audience-wider',
    `This document is written for ${readers[meant]}; made for ${readers[asked]}, it would tell more than it is meant to.`,
    `Leave --audience out. For a document that may tell more, write one that says “audience: ${asked}”: momentum document new NAME`,
  );
}

/** Milliseconds that reading and filling in a template of one’s own may take together. */
const usual = 1000;
/** Whoever had less of the processor by then was held up by others, and may begin again, so often. */
const heldUp = 500;
const fresh = 3;
/** What all beginnings together may take of the processor: one that had its time is the last. */
const inAll = 1400;

/**
 * Does pieces of work that together may take `milliseconds`; then V8 itself stops whatever runs,
 * loop, regular expression or parser, which no count kept inside of it could promise. That costs
 * a millisecond, where a thread or a process of its own costs fifty.
 * @returns what does the work, and @throws Refusal `template-slow` once the time is over
 */
export function timeLimit(milliseconds = usual): TimeLimit {
  let [left, beginnings] = [milliseconds, fresh];
  const began = process.cpuUsage();
  /** Milliseconds of the processor since then. */
  const worked = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  const attempt = <Result>(work: () => Result): Result => {
    const at = performance.now();
    try {
      const timeout = Math.max(1, Math.ceil(left));
      return new Script('work()').runInContext(createContext({ work }), { timeout });
    } finally {
      left -= performance.now() - at;
    }
  };
  return function limited<Result>(work: () => Result): Result {
    try {
      return attempt(work);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const taken = worked();
      if (beginnings === 0 || taken > heldUp) throw templateSlow();
      beginnings -= 1;
      left = inAll - taken;
      return limited(work);
    }
  };
}

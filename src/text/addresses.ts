/** Addresses in what people typed: of a page, a call, a person. */

import { after } from './text.js';

// Each is looked for where it can begin, or goes only so far: from every letter of a long word to
// its end would take minutes.
const mail = /(?<![^\s<>()[\]"“”,;])[^\s<>()[\]"“”,;]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const link =
  /(?:\p{L}[\p{L}\d+.-]{0,30}:\/\/|www\.)\S+|[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,9}\.\p{L}{2,63}\/\S*/giu;
const host = /[\p{L}\d]\.\p{L}{2,}/u;

/** Whether there is something in `text` that leads to a page, a call or somebody's mail. */
export const holdsAddress = (text: string): boolean => /@|:\/\//.test(text) || host.test(text);

/** `text` with `instead` in the place of each mail address for which `is` holds; of all unless said. */
export const withoutMail = (
  text: string,
  instead: string,
  is: (address: string) => boolean = () => true,
): string =>
  text.replace(mail, (found, at: number) =>
    is(found) ? after(text.slice(0, at), instead) : found,
  );

// What ends a sentence, or a bracket around it, is none of a link's.
const ending = /[.,;:!?)\]}>"'”’»]+$/u;

/** `text` with `instead` in the place of each link and mail address for which `is` holds. */
export const addressesAs = (
  text: string,
  instead: string,
  is: (address: string) => boolean = () => true,
): string =>
  withoutMail(
    text.replace(link, (found, at: number) => {
      const end = ending.exec(found)?.[0] ?? '';
      const address = found.slice(0, found.length - end.length);
      return is(address) ? after(text.slice(0, at), instead) + end : found;
    }),
    instead,
    is,
  );

/** `text` without its links and mail addresses; empty where it held nothing else. */
export const withoutAddresses = (text: string): string =>
  text
    .replace(mail, '')
    .replace(link, '')
    .replace(/[\s:,;–-]+$/u, '')
    .replace(/\s{2,}/g, ' ')
    .trim();

const one = /(?<![^\s<>()[\]"“”,;:@])[^\s<>()[\]"“”,;:@]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;

/** The mail addresses in `text`, in their order. */
export const mailAddressesIn = (text: string): readonly string[] =>
  text.includes('@') ? [...text.matchAll(new RegExp(one, 'gu'))].map(([found]) => found) : [];

/** Whether `text` is one mail address and nothing else. */
export const isMailAddress = (text: string): boolean => one.exec(text)?.[0] === text;

/**
 * "Ana López <ana@example.org>", as mail programs write it, as a name and an address. Without an
 * address all of it is the name; an address alone has an empty one. Of several the first is the
 * address, and none of the others is a part of the name.
 */
export function nameAndAddress(text: string): {
  readonly name: string;
  readonly email: string | null;
  readonly others: readonly string[];
} {
  const [email = null, ...others] = mailAddressesIn(text);
  if (email === null) return { name: text, email, others };
  const name = [email, ...others]
    .reduce((left, address) => left.replace(address, ' '), text)
    .replace(/\bmailto:/giu, ' ')
    .replace(/<\s*>|\(\s*\)|\[\s*\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^["'“”\s,;:–-]+|["'“”\s,;:–-]+$/gu, '');
  return { name, email, others };
}

// Up to what ends a sentence or a quotation rather than an address, and without what would end a cell or a link in
// Markdown; a mail address as people write it. What can't be seen is no part of one.
/** Addresses that a document can lead to. */
export const ledTo =
  /https?:\/\/[^\s\p{C}<>"“”«»\\`|{}]*[^\s\p{C}<>"“”«»\\`|{}?!.,:;*_~'’…()[\]]|(?<![\w.+/@-])[\w.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![\w@-])/giu;

/** The addresses of pages in `text`, in their order. */
export const pagesIn = (text: string): string[] =>
  [...text.matchAll(ledTo)].map(([found]) => found).filter((found) => found.includes('://'));

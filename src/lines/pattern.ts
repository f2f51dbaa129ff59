/** The patterns of the declaration of lines, as what finds them in a line. */
import { apostrophes } from '../text/text.js';

const number = String.raw`\d{1,9}[a-z]{0,3}`;
const handle = String.raw`@[\p{L}\d][\p{L}\d._'’-]*`;
const slots: Readonly<Record<string, string>> = {
  who: String.raw`(?<who>\S.{0,240}?)`,
  handles: String.raw`(?<who>${handle}(?:\s*(?:[,&+/]|and|et)?\s*${handle}){0,7})`,
  what: String.raw`(?<what>\S.*)`,
  taken: String.raw`(?<how>\S.{0,60})`,
  day: String.raw`(?<day>\S.*)`,
  no: `#?(?<no>${number})`,
  numbers: String.raw`(?<numbers>#?${number}(?:(?:\s*[,;&+]\s*(?:(?:and|et)\s+)?|\s+(?:(?:and|et)\s+)?)#?${number})*)`,
  // A sign sets it off; without one a word does that says why, or that something else follows.
  aside: String.raw`(?:\s*[.,;:：!?…([–—]\s*(?<what>.*)|\s+(?:-|because|since|as|due|owing|thanks|for|so|and|but|parce|car|puisque|pour|à cause|en raison|suite|et|mais|donc)(?![\p{L}\p{N}]).*)?`,
  // What ends so and is no verb is rare, and begins no sentence of somebody who is known. "Perhaps"
  // stands behind the verb.
  future: String.raw`(?<future>(?:s[${apostrophes}]|se\s+)?\p{L}*[eidrvt]r(?:a|ont|ai|ons)\s(?!(?:peut[-\s]être|probablement|sans\s+doute)(?!\p{L})).*)`,
};

/** A pattern of the declaration as the source of what finds it. */
export const made = (pattern: string): string =>
  pattern
    .replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`)
    .replace(/:/g, '(?:\\s*[:：])')
    .replace(/'/g, `[${apostrophes}]`)
    .replace(/\((?!\?)/g, '(?:')
    .replace(/(?<=\[:：\]\)) /g, '\\s*')
    .replace(/ /g, '\\s+')
    .replace(/<(\w+)>/g, (slot, name: string) => slots[name] ?? slot);

/** One of several words or phrases. */
export const anyOf = (words: string): string => `(?:${made(words)})`;

export const finding = (source: string): RegExp => new RegExp(source, 'isu');
export const wholly = (pattern: string): RegExp => finding(`^${anyOf(pattern)}$`);

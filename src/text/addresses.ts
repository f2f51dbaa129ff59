/** Addresses in what people typed: of a page, a call, a person. */

const mail = /[^\s<>()[\]"“”,;]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const link =
  /(?:\p{L}[\p{L}\d+.-]*:\/\/|www\.)\S+|[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}\/\S*/giu;
const host = /[\p{L}\d]\.\p{L}{2,}/u;

/** Whether there is something in `text` that leads to a page, a call or somebody's mail. */
export const holdsAddress = (text: string): boolean => /@|:\/\//.test(text) || host.test(text);

/** `text` with `instead` in the place of each mail address. */
export const withoutMail = (text: string, instead: string): string => text.replace(mail, instead);

/** `text` without its links and mail addresses; empty where it held nothing else. */
export const withoutAddresses = (text: string): string =>
  text
    .replace(mail, '')
    .replace(link, '')
    .replace(/[\s:,;–-]+$/u, '')
    .replace(/\s{2,}/g, ' ')
    .trim();

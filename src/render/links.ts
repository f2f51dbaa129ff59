/**
 * The address of a link, or undefined where it is not one that a document may carry: only https
 * and mailto leave the house, whatever a template or a ledger says.
 */
export const safeUrl = (url: string): string | undefined =>
  /^(?:https:\/\/|mailto:)[^\s<>"]+$/i.test(url) ? url : undefined;

import { domainToASCII, domainToUnicode } from 'node:url';

/** A mail address as it was typed, and as mail programs write where it leads: “bücher.example”, “xn--bcher-kva.example”. */
export function waysOfWriting(address: string): string[] {
  const at = address.lastIndexOf('@') + 1;
  if (at === 0) return [address];
  const [who, where] = [address.slice(0, at), address.slice(at)];
  const forms = [domainToASCII(where), domainToUnicode(where)].filter((form) => form !== '');
  return [...new Set([address, ...forms.map((form) => `${who}${form}`)])];
}

/** How names are written, whoever is called so. */
import { betweenPeople } from './text.js';

const word = String.raw`\p{Lu}[\p{L}\p{M}.'’ʼ-]*`;
const particle =
  '(?:da|das|de|del|della|den|der|des|di|do|dos|du|el|la|le|ten|ter|van|vom|von|zu|zur)';
const name = new RegExp(`^${word}(?: (?:${particle}|${word})){0,4}$`, 'u');

/** Whether each in a list is a few words with capitals: so somebody may be called who is not known here. */
export const looksLikeNames = (who: string): boolean =>
  who.split(betweenPeople).every((each) => name.test(each));

const titles =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|m|mme|mlle|herr|frau)(?:\.\s*|\s+))+(?=\S)/iu;

/** A name without what people are addressed by: "Dr. Bea Ng" as "Bea Ng". */
export const withoutTitle = (typed: string): string => typed.trim().replace(titles, '');

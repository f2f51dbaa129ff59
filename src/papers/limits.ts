import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

/** Characters that one document may hold in all, several times what people will read. */
export const longestDocument = 500_000;

/** For a template that turns a community into more than anybody could read. */
export const documentTooLong = (): Refusal =>
  new Refusal(
    'document-too-long',
    `This template makes a document of more than ${longestDocument.toLocaleString('en-GB')} characters.`,
    'Give its longest lists a limit, or choose a shorter period.',
  );

/** For a text of a template that reads well and still cannot be filled in. */
export const templateStuck = (text: string, why: string): Refusal =>
  new Refusal(
    'template-stuck',
    'A text in the template could not be filled in.',
    'Make the text named below simpler: fewer loops, fewer filters.',
    { details: [`${visible(text.trim().slice(0, 200))}`, visible(why)] },
  );

/** For a template that takes longer than anybody should wait, wherever in it that is. */
export const templateSlow = (): Refusal =>
  new Refusal(
    'template-slow',
    'This template asks for more work than a document is worth, and was stopped.',
    'Make it simpler: fewer sections, no loops inside loops, a limit for long lists.',
  );

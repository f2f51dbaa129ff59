import { visible } from '../core/gate.js';
import { Refusal } from '../core/refusal.js';

/** For a template that turns a community into more than anybody could read. */
export const documentTooLong = (characters: number): Refusal =>
  new Refusal(
    'document-too-long',
    `This template makes a document of more than ${characters.toLocaleString('en-GB')} characters.`,
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

/** Words that are read from the right, in pictures whose lines all begin at the left. */
import type { Element } from 'hast';
import { s } from 'hastscript';
import { directionOf, stretches, type TextDirection } from '../html/direction.js';

type Words = Array<Element | string>;

// Which way it goes its first letter says: a `direction` of its own would turn its anchor, too.
const isolate = (words: string | Words): Element => s('tspan', { unicodeBidi: 'plaintext' }, words);

const apart = (text: string, direction: TextDirection): Words =>
  stretches(text, direction).map((part) => (part.against ? isolate(part.text) : part.text));

/** A line of a picture: a name keeps to itself, and a line that is nearly all read from the right is so. */
export const isolated = (text: string): Words =>
  directionOf(text, 'ltr') === 'rtl' ? [isolate(apart(text, 'rtl'))] : apart(text, 'ltr');

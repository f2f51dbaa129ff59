/** Documents that were given out: what there is to do with them. */
import { choice, flag, needed, one } from '../../cli/fields.js';
import { command, handled, type Verb } from '../../cli/spec.js';
import { documentFormats } from '../../out/formats.js';

const number = (what: string) => needed(one('count', what, { placeholder: 'N' }));

export const issued = command({
  path: ['document', 'issued'],
  summary: 'the documents that were given out, with their numbers',
  examples: [['momentum document issued', 'when, what, for whom, and in which format']],
  json: {
    issued: 'each with its number, day, title, readers, formats, and the time it looked back on',
  },
  uses: 'reads',
});

export const again = command({
  path: ['document', 'again'],
  summary: 'make a document that was given out again, exactly as it was',
  examples: [
    ['momentum document again 3', 'on the screen'],
    ['momentum document again 3 --output state-of-play.pdf', 'as a file, in any format'],
  ],
  arguments: { number: number('its number, as momentum document issued shows it') },
  options: {
    format: choice(documentFormats, 'how it is written', { placeholder: 'FORMAT' }),
    output: one('file', 'write it into this file; its ending says the format, - is here'),
    force: flag('replace the file, even one that momentum did not make'),
    open: flag('show it in the program that your system has for such files'),
  },
  json: {
    issued: 'its number, day, title, readers, formats, and the time it looked back on',
    format: 'how it is written',
    written: 'the file it was written to, or null',
    asItWas: 'whether this version writes it as the one did that gave it out',
  },
  uses: 'reads',
  pages: true,
});

export const diff = command({
  path: ['document', 'diff'],
  summary: 'what has changed between two documents that were given out, or since one of them',
  examples: [
    ['momentum document diff 3', 'what it would say otherwise today'],
    ['momentum document diff 3 5', 'what the later one said otherwise'],
  ],
  arguments: {
    first: number('the number of the earlier one'),
    second: one('count', 'the number of the later one; else the same document, made now', {
      placeholder: 'M',
    }),
  },
  json: {
    first: 'number, day and title of the earlier one',
    second: 'the same of the later one; its number is null where it was made now',
    commitments: 'new, kept, moved, handed over, let go, and no longer named',
    measures: 'those that say something else: what each said then, and now',
    sections: 'the sentences that came and went, by the heading they stand under',
  },
  uses: 'reads',
  pages: true,
});

export const issuedVerbs: readonly Verb[] = [
  handled(issued, () => import('./issued.js')),
  handled(again, () => import('./again.js')),
  handled(diff, () => import('./diff.js')),
];

/** What every command that makes a document can be given, and what its `--json` holds. */
import { choice, flag, one } from '../../cli/fields.js';
import { attachable, documentFormats } from '../../out/formats.js';
import { audiences } from '../../things/audience.js';

export const options = {
  asOf: one('past', 'the day it speaks of, where that is not today; a day to come is fine too'),
  period: one(
    'period',
    'the time it looks back on: since-last (the last one given out), 4w, 2026, 2026-Q1, 2026-03, “last month”, FROM..TO',
  ),
  audience: choice(audiences, 'whom to make it for, of those who may see less than it tells'),
  language: one('text', 'the language to make it in, where not the community’s: fr, en-US', {
    placeholder: 'LANGUAGE',
  }),
  format: choice(documentFormats, 'how it is written', { placeholder: 'FORMAT' }),
  output: one('file', 'write it into this file; its ending says the format, - is here'),
  force: flag('replace the file, even one that momentum did not make'),
  open: flag('show it in the program that your system has for such files'),
  attach: choice(attachable, 'what a mail (eml) carries beside its words', {
    placeholder: 'FORMAT',
  }),
  issue: flag('put on record that it was given out: the next one takes up from there', {
    writes: true,
  }),
  bcc: choice(['members'], 'whom a mail (eml) is addressed to, unseen by each other; else nobody'),
};

// The facts that a template names, by the names it knows them by; docs say what each holds.
export const json = {
  asOf: 'the day it speaks of',
  facts: 'what the document says, as data, by the names that templates use',
  format: 'how it is written',
  written: 'the file it was written to, or null',
  issued: 'the number it was given out under, or null',
  bcc: 'how many a mail is addressed to, or null',
  withoutAddress: 'how many members could not be addressed, or null',
};

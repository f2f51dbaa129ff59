/** The commands about templates. */
import { choice, needed, one } from '../../cli/fields.js';
import { command, handled, type Verb } from '../../cli/spec.js';
import { audiences } from '../../things/audience.js';
import { json, options } from './options.js';

const named = (about: string) => needed(one('text', about, { placeholder: 'NAME|FILE' }));

export const make = command({
  path: ['document', 'make'],
  summary: 'make any document: one of momentum’s, or one from a template of your own',
  examples: [
    ['momentum document make autumn-letter', 'from a template of your own'],
    ['momentum document make letter.yaml --open', 'from a file, shown in the browser'],
    ['momentum document make state-of-play --audience public', 'for the website'],
    ['momentum document make welcome --for bea', 'to somebody who has just joined'],
  ],
  arguments: { template: named('the document’s name, or a file with its template') },
  options: {
    ...options,
    for: one('member', 'the one member whom it is for, and to whom alone a mail is addressed'),
    meeting: one('meeting', 'the meeting that it is about: number, day, “last”, “next”, or words'),
  },
  json,
  uses: 'reads',
  pages: true,
});

export const list = command({
  path: ['document', 'list'],
  summary: 'every document there is: momentum’s and your own, and what each is for',
  examples: [['momentum document list', 'names that “momentum document make” knows']],
  json: {
    templates:
      'the documents: name, about, own (whether it is yours), replaces (whether it takes the place of one of momentum’s), path',
  },
  uses: 'reads',
});

export const show = command({
  path: ['document', 'show'],
  summary: 'the template of a document, whole, with what it extends put together',
  examples: [
    ['momentum document show state-of-play', 'as YAML: its sections by their ids'],
    ['momentum document show state-of-play > mine.yaml', 'to change all of it'],
  ],
  arguments: { template: named('the document’s name, or a file with its template') },
  json: { name: 'its name', template: 'the template as data' },
  uses: 'reads',
});

export const new_ = command({
  path: ['document', 'new'],
  summary: 'begin a template of your own',
  examples: [
    ['momentum document new state-of-play', 'the State of Play, but for what you change in it'],
    ['momentum document new autumn-letter', 'a new document'],
    ['momentum document new short --extends state-of-play', 'a new one that goes by another'],
  ],
  arguments: { name: needed(one('text', 'what the document is called', { placeholder: 'NAME' })) },
  options: {
    extends: one('text', 'the document that it goes by, but for what you change', {
      placeholder: 'NAME',
    }),
  },
  json: { name: 'its name', template: 'the file', extends: 'what it goes by, or null' },
  uses: 'reads',
});

export const check = command({
  path: ['document', 'check'],
  summary: 'look whether a template of your own can be read',
  examples: [['momentum document check state-of-play', 'names line and column of each mistake']],
  arguments: { template: named('the template’s name, or its file') },
  json: { template: 'the template that was checked' },
  uses: 'reads',
});

export const schema = command({
  path: ['document', 'schema'],
  summary: 'the JSON Schema of a template, for editors that complete and check',
  examples: [['momentum document schema > document-template.schema.json', 'as a file']],
  json: { schema: 'the schema' },
  uses: 'none',
});

export const facts = command({
  path: ['document', 'facts'],
  summary: 'what a template can name, with what it is in this ledger, as JSON',
  examples: [
    ['momentum document facts', 'all of it'],
    ['momentum document facts --section meetings', 'what stands under “meetings”'],
  ],
  options: {
    section: one('text', 'only what stands under this name', { placeholder: 'NAME' }),
    audience: choice(audiences, 'as these readers may see it; the members unless said'),
    asOf: options.asOf,
    period: options.period,
  },
  json: { asOf: 'the day they speak of', facts: 'the facts by their names' },
  uses: 'reads',
});

export const templateVerbs: readonly Verb[] = [
  handled(make, () => import('./make.js')),
  handled(list, () => import('./list.js')),
  handled(show, () => import('./show.js')),
  handled(new_, () => import('./new.js')),
  handled(check, () => import('./check.js')),
  handled(schema, () => import('./schema.js')),
  handled(facts, () => import('./facts.js')),
];

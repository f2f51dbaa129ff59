/** The verbs about the templates that documents are made from. */
import { choice, needed, one } from '../cli/parameters.js';
import { type Call, type Verb, verb } from '../cli/verb.js';
import { templateText } from '../files/own-template.js';
import { languageOf } from '../language/index.js';
import { code, lines, list, paragraph, root, table } from '../papers/build.js';
import type { TemplateHome } from '../papers/making/templates.js';
import { visibleJson, visibleLines } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { audiences } from '../things/audience.js';
import { communityId } from '../things/community/thing.js';
import { documentOptions } from './document-making.js';

const named = (about: string) => needed(one('text', about, { placeholder: 'NAME|FILE' }));

const documentList = verb({
  path: ['document', 'list'],
  summary: 'every document there is: momentum’s and your own, and what each is for',
  examples: [['momentum document list', 'names that “momentum document make” knows']],
  json: {
    templates:
      'the documents: name, about, own (whether it is yours), replaces (whether it takes the place of one of momentum’s), path',
  },
  uses: 'reads',
  async run(_, call) {
    const { describedTemplates } = await import('../papers/making/authoring.js');
    const templates = await describedTemplates(ledgerBeside(call));
    return {
      data: { templates },
      document: root(
        table(
          ['Name', 'What for', 'Whose'],
          templates.map(({ name, about, own, replaces }) => [
            name,
            about ?? '',
            own ? (replaces ? 'yours, in place of momentum’s' : 'yours') : 'momentum’s',
          ]),
        ),
      ),
      hints: [
        'To make one: momentum document make NAME',
        'To change one, or begin another: momentum document new NAME',
      ],
    };
  },
});

const show = verb({
  path: ['document', 'show'],
  summary: 'the template of a document, whole, with what it extends put together',
  examples: [
    ['momentum document show state-of-play', 'as YAML: its sections by their ids'],
    ['momentum document show state-of-play > mine.yaml', 'to change all of it'],
  ],
  arguments: { template: named('the document’s name, or a file with its template') },
  json: { name: 'its name', template: 'the template as data' },
  uses: 'reads',
  async run({ template: named }, call) {
    const { findTemplate } = await import('../papers/making/templates.js');
    const { yamlOf } = await import('../text/yaml-source.js');
    const { name, template } = await findTemplate(ledgerBeside(call), named);
    const yaml = yamlOf(template);
    return { data: { name, template }, document: root(lines(yaml)), raw: visibleLines(yaml) };
  },
});

const begin = verb({
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
  async run({ name, extends: parent }, call) {
    const { newTemplate } = await import('../papers/making/authoring.js');
    const { path, base } = await newTemplate(
      ledgerBeside(call) ?? call.session.ledger,
      name,
      parent,
    );
    return {
      data: { name, template: path, extends: base },
      document: root(
        paragraph('Your template is this file. Open it in any text editor:'),
        lines(path),
        paragraph('Then:'),
        list([
          [paragraph(['look whether it can be read: ', code(`momentum document check ${name}`)])],
          [paragraph(['see what it makes: ', code(`momentum document make ${name} --open`)])],
        ]),
      ),
    };
  },
});

const check = verb({
  path: ['document', 'check'],
  summary: 'look whether a template of your own can be read',
  examples: [['momentum document check state-of-play', 'names line and column of each mistake']],
  arguments: { template: named('the template’s name, or its file') },
  json: { template: 'the template that was checked' },
  uses: 'reads',
  async run({ template }, call) {
    if (/(?:^|[\\/])words\.ya?ml$/.test(template)) {
      const { wordsInFile } = await import('../papers/making/locale.js');
      await wordsInFile({ path: template, text: templateText(template) });
      return { data: { template }, document: root(paragraph('The words are in order.')) };
    }
    const { findTemplate } = await import('../papers/making/templates.js');
    const { path } = await findTemplate(ledgerBeside(call), template);
    return {
      data: { template: path ?? template },
      document: root(paragraph('The template is in order.')),
    };
  },
});

const schema = verb({
  path: ['document', 'schema'],
  summary: 'the JSON Schema of a template, for editors that complete and check',
  examples: [['momentum document schema > document-template.schema.json', 'as a file']],
  json: { schema: 'the schema' },
  uses: 'none',
  async run() {
    const { templateJsonSchema } = await import('../papers/template/schema.js');
    const schema = templateJsonSchema();
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    return { data: { schema }, document: root(lines(text)), raw: text };
  },
});

const facts = verb({
  path: ['document', 'facts'],
  summary: 'what a template can name, with what it is in this ledger, as JSON',
  examples: [
    ['momentum document facts', 'all of it'],
    ['momentum document facts --section meetings', 'what stands under “meetings”'],
  ],
  options: {
    section: one('text', 'only what stands under this name', { placeholder: 'NAME' }),
    audience: choice(audiences, 'as these readers may see it; the members unless said'),
    asOf: documentOptions.asOf,
    period: documentOptions.period,
  },
  json: { asOf: 'the day they speak of', facts: 'the facts by their names' },
  uses: 'reads',
  async run(input, call) {
    const { templateFacts } = await import('../papers/making/authoring.js');
    const { asOf, facts } = await templateFacts(call.session, input);
    const text = `${JSON.stringify(facts, null, 2)}\n`;
    return { data: { asOf, facts }, document: root(lines(text)), raw: visibleJson(text) };
  },
});

/** The ledger whose own templates count; none where there is no ledger yet to have any. */
function ledgerBeside(call: Call): TemplateHome {
  try {
    const { ledger } = call.session;
    const community = ledger.read((reader) => reader.get('community', communityId));
    const { path } = ledger;
    return community ? { path, language: languageOf(community.locale) } : { path };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-ledger') return undefined;
    throw error;
  }
}

export const templateVerbs: readonly Verb[] = [documentList, show, begin, check, schema, facts];

/** A template to begin with: little enough to be read at once, and complete. */
import type { Template } from './schema.js';

interface Base {
  readonly name: string;
  readonly template: Template;
}

/**
 * The commented YAML of a new template.
 * @param schemaFile where an editor finds the schema, from the template's own folder
 * @param base what it extends, if anything
 */
export const starter = (name: string, schemaFile: string, base?: Base): string =>
  [
    `# yaml-language-server: $schema=./${schemaFile}`,
    '#',
    ...(base === undefined ? whole(name) : extending(base)),
    '',
  ].join('\n');

const legend = [
  '# What stands after “#” is a note for you and never appears in the document.',
  '# The spaces at the start of a line matter: what belongs together lines up.',
];

const itsSection = (verb: string, title: string): string[] => [
  `  - ${verb}`,
  `    title: ${title}`,
  '    blocks:',
  '      - text: |',
  '          Write what you like here. **Bold** and _italic_ work,',
  '          and so do facts: we are {{ people.members | count: "member" }}.',
];

function extending({ name, template }: Base): string[] {
  const [first, second] = template.sections;
  const other = second?.id ?? first?.id ?? 'about';
  return [
    `# This document is ${name} but for what is said here.`,
    ...legend,
    '',
    `extends: ${name}`,
    '',
    'sections:',
    '  # A section of your own, right after another one:',
    ...itsSection(`insert-after: ${first?.id ?? 'about'}\n    id: our-own`, 'A section of our own'),
    '',
    '  # Other things you can do. Take the “#” away to try one:',
    '',
    '  # Give a section another heading, or show it only to some:',
    `  # - change: ${other}`,
    '  #   title: In other words',
    '  #   audience: facilitator',
    '',
    '  # Put it elsewhere:',
    `  # - move: ${other}`,
    `  #   after: ${template.sections.at(-1)?.id ?? 'about'}`,
    '',
    '  # Leave it out:',
    `  # - remove: ${other}`,
    '',
    `# The sections of ${name}, in their order:`,
    ...template.sections.map(({ id }) => `#   ${id}`),
    `# How each is made: momentum document show ${name}`,
  ];
}

const whole = (name: string): string[] => [
  `# A document of your own: momentum document make ${name}`,
  ...legend,
  '',
  'title: "{{ community.name }}: a document of our own"',
  '',
  '# What it is for, in a line that “momentum document list” shows.',
  'about: a first try',
  '',
  '# For whom: facilitator, members or public.',
  'audience: members',
  '',
  '# The time it looks back on, unless you ask for another: four weeks.',
  'period: 4w',
  '',
  'sections:',
  ...itsSection('id: greeting', 'Hello'),
  '',
  '  # A list: one line for each of something among the facts.',
  '  # All that you can name: momentum document facts',
  '  - id: offered',
  '    title: Who has offered what',
  '    blocks:',
  '      - list:',
  '          from: commitments.open',
  '          sort: due',
  '          limit: 10',
  '          item: "{{ row.text }}: {{ row.who }}{% if row.due %}, by {{ row.due | day }}{% endif %}"',
  '          empty: Nobody has offered anything yet.',
];

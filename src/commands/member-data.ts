/** All that is on record about one person, as a page for them and as data. */
import { flag, needed, one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { writeFileWhole } from '../files/write.js';
import { type DataOfMember, dataOfMember, type ThingAbout } from '../ledger/data-of-member.js';
import { code, heading, list, paragraph, root } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { formatOfFile, formats } from '../render/index.js';
import { plainOptions } from '../render/options.js';
import { usage } from '../text/refusal.js';
import { capital, counted, inWords } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import { formatDay, shortDay } from '../time/day.js';
import { listing } from './shown.js';

export const dataOnRecord = verb({
  path: ['member', 'data'],
  summary: 'all that is on record about one person and nobody else, for whoever asks what you have',
  examples: [
    ['momentum member data tom', 'on the screen'],
    ['momentum member data tom --output tom.html', 'as a page to give him'],
    ['momentum member data tom --output tom.json', 'as data'],
  ],
  arguments: { member: needed(one('member', 'who: number, name or part of it, handle, address')) },
  options: {
    output: one('file', 'write it into this file; its ending says the format'),
    force: flag('replace the file'),
  },
  json: {
    member: 'their number and name',
    data: 'their entries, the things that name them, every text about them, the documents that name them, what they did by week',
    written: 'the file it was written to, or null',
  },
  uses: 'reads',
  async run({ member, output, force }, call) {
    const { data, tree } = read(call, member);
    const result = { member: { no: member.no, name: member.label }, data };
    if (output === undefined || output === '-') {
      return { data: { ...result, written: null }, document: tree };
    }
    writeFileWhole(output, await rendered(output, tree, result), { replace: force });
    return {
      data: { ...result, written: output },
      document: root(paragraph(['What is on record about them is in ', code(output), '.'])),
      hints: ['It holds nobody else’s name, but read it before you hand it on.'],
    };
  },
});

function read(
  { session, today }: Call,
  { id, no, label }: { readonly id: number; readonly no: ThingAbout['no']; readonly label: string },
): { readonly data: DataOfMember; readonly tree: Tree } {
  return session.ledger.read((reader) => {
    const data = dataOfMember(reader, id, 'somebody else');
    const title = `What is on record about ${label}`;
    const community = reader.get('community', communityId)?.name ?? '';
    return {
      data,
      tree: {
        ...page(data, `${title} (${no})`, `${community}, ${formatDay(today)}.`),
        data: {
          about: {
            ...{ title, subject: title, community, asOf: today },
            ...{ language: 'en-GB', direction: 'ltr' },
          },
        },
      },
    };
  });
}

/** @throws Refusal `unknown-format` */
async function rendered(file: string, tree: Tree, data: Result['data']) {
  const format = formatOfFile(file);
  if (format === 'json') return `${JSON.stringify(data, null, 2)}\n`;
  if (format === undefined || format === 'eml') {
    throw usage(
      'unknown-format',
      'What is on record about somebody is written as a page or as data.',
      'Let the name end in .html, .md, .txt, .docx or .json.',
    );
  }
  return (await formats[format].load())(tree, plainOptions);
}

const why = {
  said: 'said of them',
  given: 'given by them',
  reason: 'why they moved or ended something',
  spelling: 'how a file writes them',
  named: 'a text that names them',
} as const;

const page = (data: DataOfMember, title: string, when: string): Tree =>
  root(
    heading(1, title),
    paragraph(when),
    heading(2, 'As they stand'),
    list(data.entries.flatMap(lines)),
    heading(2, 'Where they are named'),
    data.things.length > 0 ? list(data.things.map(told)) : paragraph('Nowhere.'),
    heading(2, 'Every text about them, earlier ones too'),
    ...listing(
      ['Day', 'Why it is here', 'What it is', 'Text'],
      data.texts.map(({ on, part, field, text }) => [
        shortDay(on),
        part in why ? why[part as keyof typeof why] : part,
        spaced(field),
        text,
      ]),
      'None.',
    ).children,
    heading(2, 'What else'),
    list([
      data.documents.length > 0
        ? `Documents that were given out and name them, by number: ${inWords(data.documents.map(String))}.`
        : 'No document that was given out names them.',
      `${counted(data.fileRows, 'row')} of files that were brought in, as digests, to tell what the next file changes.`,
      `${counted(data.activity.length, 'week')} in which they did something that figures count.`,
      `${counted(data.typed, 'entry', 'entries')} in the journal made in their name.`,
    ]),
  );

/** "doneWhen" in words: "done when". */
const spaced = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const value = (of: unknown): string =>
  typeof of === 'string'
    ? of
    : typeof of === 'boolean'
      ? of
        ? 'yes'
        : 'no'
      : typeof of === 'number'
        ? String(of)
        : JSON.stringify(of);

const pairs = (values: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(values)
    .filter(([, each]) => each !== null)
    .map(([key, each]) => `${spaced(key)}: ${value(each)}`);

const lines = ({ no, says, rows }: ThingAbout): string[] => [
  ...(no === null ? [] : [`number: ${no}`]),
  ...pairs(says),
  ...rowsTold(rows),
];

const rowsTold = (rows: ThingAbout['rows']): string[] =>
  Object.entries(rows).flatMap(([name, all]) =>
    all.map((row) => `${spaced(name)}: ${inWords(pairs(row)) || 'yes'}`),
  );

/** "Commitment 12 (owner): text: …". */
const told = ({ thing, no, as, says, rows }: ThingAbout): string => {
  const role = as.length > 0 ? ` (${inWords(as.map(spaced))})` : '';
  return `${capital(thing)}${no === null ? '' : ` ${no}`}${role}: ${[...pairs(says), ...rowsTold(rows)].join('; ')}`;
};

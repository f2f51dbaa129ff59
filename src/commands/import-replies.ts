/** Answers that people gave by mail or by calendar, brought in: looked at first, then put on record as one act. */
import type { Buffer } from 'node:buffer';
import type { ReplyRead } from '../bring/replies/record.js';
import { needed, one, several } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { list, paragraph, root } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { excerpt } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import { need } from '../things/session.js';
import { formatDay } from '../time/day.js';
import { bytesOf } from './import-reading.js';

export const importReplies = verb({
  path: ['import', 'replies'],
  summary: 'bring in what people answered by mail, by their calendar, or in a table of a form tool',
  examples: [
    ['momentum import replies answers.mbox --dry-run', 'what would go on record, mail by mail'],
    ['momentum import replies grace.eml', 'one mail that was saved'],
    ['momentum import replies answers.mbox --without 2,5', 'all but the second and the fifth'],
    [
      'momentum import replies doodle.csv',
      'who can on which day of a poll: a row for each person, a column for each day',
    ],
  ],
  arguments: {
    file: needed(
      one(
        'file',
        'a mail (.eml), a mailbox (.mbox) or a table (.csv, .xlsx, .ods), or - for what is piped in',
      ),
    ),
  },
  options: {
    without: several(
      'text',
      'mails that are left out, by their numbers (lines of a table); with commas',
      {
        placeholder: 'NUMBERS',
      },
    ),
    poll: one('poll', 'of a table: the poll that it answers, where its columns fit several'),
    ...previewFlags('only say what would go on record, and write nothing'),
  },
  json: {
    dryRun: 'whether nothing was written',
    mails:
      'each mail, or row of a table, with its number, who wrote it when, what it put on record, what of it waits, and which later ones of the same person could not be read',
  },
  uses: 'writes',
  async run({ file, without, poll, ...flags }, call) {
    const bytes = await bytesOf(call, file);
    const { isTable } = await import('../bring/replies/is-table.js');
    const { what, looked, record } = isTable(bytes, file)
      ? await ofTable(call, bytes, { poll: poll?.id, without })
      : await ofMails(call, bytes, without);
    if (!looked.some(isNews)) return nothingNew(what, looked);
    const declined = await previewed(call, flags, {
      id: 'import.replies',
      title: `This would go on record from ${counted(looked.filter(isNews).length, what)}:`,
      lines: [
        ...newsOf(looked),
        ...(looked.some(isLeft) ? [leftToYou, ...leftOf(looked)] : []),
        ...knownOf(what, looked),
      ],
      question: 'Put it on record?',
      nothing: 'Nothing was put on record',
      data: dataOf(looked, true),
    });
    return declined ?? recorded(what, record());
  },
});

/** What is read, what it would come to, and how it goes on record. */
interface Replies {
  readonly what: 'mail' | 'row';
  readonly looked: readonly ReplyRead[];
  readonly record: () => readonly ReplyRead[];
}

async function ofMails(
  { session }: Call,
  bytes: Buffer,
  without: readonly string[],
): Promise<Replies> {
  const [{ mailsIn }, { lookAtReplies, recordReplies }, { localesSpoken }] = await Promise.all([
    import('../bring/replies/mails.js'),
    import('../bring/replies/record.js'),
    import('../papers/making/locale.js'),
  ]);
  const mails = await mailsIn(bytes);
  const home = session.ledger.read((reader) => need(reader, 'community', communityId)).locale;
  const reading = {
    mails,
    locales: await localesSpoken(session.ledger, home),
    without: numbersIn(
      without,
      mails.map((_, nth) => nth + 1),
      'mail',
    ),
  };
  const record = () => recordReplies(session, reading);
  return { what: 'mail', looked: lookAtReplies(session, reading), record };
}

async function ofTable(
  { session }: Call,
  bytes: Buffer,
  { poll, without }: { readonly poll: number | undefined; readonly without: readonly string[] },
): Promise<Replies> {
  const [{ lookAtTable, pollTableIn, recordTable }, { sourceIn }] = await Promise.all([
    import('../bring/replies/record-table.js'),
    import('../bring/list-source.js'),
  ]);
  const source = await sourceIn(bytes);
  const read = session.ledger.read((reader) => pollTableIn(reader, source, poll));
  const lines = read.table.rows.map(({ line }) => line);
  const reading = { ...read, without: numbersIn(without, lines, 'row') };
  const record = () => recordTable(session, reading);
  return { what: 'row', looked: lookAtTable(session, reading), record };
}

const dataOf = (mails: readonly ReplyRead[], dryRun: boolean) => ({ dryRun, mails });

const isNews = ({ told }: ReplyRead): boolean => told.length > 0;
const isLeft = ({ waits }: ReplyRead): boolean => waits.length > 0;

const from = ({ no, who, on }: ReplyRead): string =>
  `${no}  ${who}${on === null ? '' : `, ${formatDay(on)}`}`;

/** What each mail puts on record, and what was written beside it. */
const newsOf = (mails: readonly ReplyRead[]): string[] =>
  mails.filter(isNews).map((mail) => {
    const beside = mail.beside.map((words) => `They also wrote: “${excerpt(words)}”`);
    const kept = mail.kept ? ['You have that as a note, for you alone.'] : [];
    return `${from(mail)}: ${[...mail.told, ...beside, ...kept, ...unreadSince(mail)].join(' ')}`;
  });

/** What may say otherwise, beside the answer that counts until it is read. */
const unreadSince = ({ unreadSince: later }: ReplyRead): string[] =>
  later.length === 0
    ? []
    : [
        `What they wrote later (${inWords(later.map(String))}) is left to you, and may say otherwise.`,
      ];

/** What only a person can read out of a mail, and why. */
const leftOf = (mails: readonly ReplyRead[]): string[] =>
  mails
    .filter(isLeft)
    .map(
      (mail) =>
        `${from(mail)}${mail.subject === '' ? '' : `, “${excerpt(mail.subject)}”`}: ${mail.waits.map(({ why }) => why).join(' ')}`,
    );

/** "2 mails say nothing new." */
function knownOf(what: Replies['what'], mails: readonly ReplyRead[]): string[] {
  const known = mails.filter((mail) => !isNews(mail) && !isLeft(mail)).length;
  return known === 0
    ? []
    : [`${counted(known, what)} ${known === 1 ? 'says' : 'say'} nothing new.`];
}

const leftToYou = 'Left to you, since a person has to read it:';

/** What to type for what is left; the same line once. */
const nextOf = (mails: readonly ReplyRead[]): string[] => [
  ...new Set(
    mails.flatMap(({ waits }) => waits.flatMap(({ next }) => (next === '' ? [] : [next]))),
  ),
];

function shown(what: Replies['what'], title: string, mails: readonly ReplyRead[]): Tree {
  const [news, left] = [newsOf(mails), leftOf(mails)];
  return root(
    paragraph(title),
    ...(news.length > 0 ? [list(news)] : []),
    ...(left.length > 0 ? [paragraph(leftToYou), list(left)] : []),
    ...knownOf(what, mails).map((line) => paragraph(line)),
  );
}

const nothingNew = (what: Replies['what'], mails: readonly ReplyRead[]): Result => ({
  data: dataOf(mails, true),
  document: shown(what, 'There is nothing in it to put on record.', mails),
  hints: nextOf(mails),
});

const recorded = (what: Replies['what'], mails: readonly ReplyRead[]): Result => ({
  data: dataOf(mails, false),
  document: shown(what, `On record from ${counted(mails.filter(isNews).length, what)}:`, mails),
  hints: [...nextOf(mails), 'To take all of it back: momentum undo'],
});

/** @throws Refusal `no-such-mail` */
function numbersIn(
  typed: readonly string[],
  there: readonly number[],
  what: Replies['what'],
): ReadonlySet<number> {
  const numbers = typed.flatMap((each) => each.split(',')).map((each) => each.trim());
  const wrong = numbers.filter((each) => !/^\d+$/.test(each) || !there.includes(Number(each)));
  if (wrong.length === 0) return new Set(numbers.map(Number));
  throw usage(
    'no-such-mail',
    `${inWords(wrong.map((each) => `“${excerpt(each)}”`))} ${wrong.length === 1 ? 'is no number' : 'are no numbers'} of a ${what} in the file, which has ${counted(there.length, what)}.`,
    `The number stands before each ${what}; to see them: add --dry-run`,
  );
}

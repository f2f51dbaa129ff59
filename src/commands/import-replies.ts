/** Answers that people gave by mail or by calendar, brought in: looked at first, then put on record as one act. */
import type { ReplyRead } from '../bring/replies/record.js';
import { needed, one, several } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Result, verb } from '../cli/verb.js';
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
  summary: 'bring in what people answered by mail or by their calendar',
  examples: [
    ['momentum import replies answers.mbox --dry-run', 'what would go on record, mail by mail'],
    ['momentum import replies grace.eml', 'one mail that was saved'],
    ['momentum import replies answers.mbox --without 2,5', 'all but the second and the fifth'],
  ],
  arguments: {
    file: needed(one('file', 'a mail (.eml) or a mailbox (.mbox), or - for what is piped in')),
  },
  options: {
    without: several('text', 'mails that are left out, by their numbers; or several with commas', {
      placeholder: 'NUMBERS',
    }),
    ...previewFlags('only say what would go on record, and write nothing'),
  },
  json: {
    dryRun: 'whether nothing was written',
    mails: 'each with its number, who wrote it when, what it put on record and what of it waits',
  },
  uses: 'writes',
  async run({ file, without, yes, dryRun }, call) {
    const { session } = call;
    const [{ mailsIn }, { lookAtReplies, recordReplies }, { localesSpoken }] = await Promise.all([
      import('../bring/replies/mails.js'),
      import('../bring/replies/record.js'),
      import('../papers/making/locale.js'),
    ]);
    const mails = await mailsIn(await bytesOf(call, file));
    const home = session.ledger.read((reader) => need(reader, 'community', communityId)).locale;
    const reading = {
      mails,
      locales: await localesSpoken(session.ledger, home),
      without: numbersIn(without, mails.length),
    };
    const looked = lookAtReplies(session, reading);
    if (!looked.some(isNews)) return nothingNew(looked);
    const declined = await previewed(
      call,
      { yes, dryRun },
      {
        id: 'import.replies',
        title: `This would go on record from ${counted(looked.filter(isNews).length, 'mail')}:`,
        lines: [
          ...newsOf(looked),
          ...(looked.some(isLeft) ? [leftToYou, ...leftOf(looked)] : []),
          ...knownOf(looked),
        ],
        question: 'Put it on record?',
        nothing: 'Nothing was put on record',
        data: dataOf(looked, true),
      },
    );
    if (declined) return declined;
    return recorded(recordReplies(session, reading));
  },
});

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
    return `${from(mail)}: ${[...mail.told, ...beside, ...kept].join(' ')}`;
  });

/** What only a person can read out of a mail, and why. */
const leftOf = (mails: readonly ReplyRead[]): string[] =>
  mails
    .filter(isLeft)
    .map(
      (mail) =>
        `${from(mail)}, “${excerpt(mail.subject)}”: ${mail.waits.map(({ why }) => why).join(' ')}`,
    );

/** "2 mails say nothing new." */
function knownOf(mails: readonly ReplyRead[]): string[] {
  const known = mails.filter((mail) => !isNews(mail) && !isLeft(mail)).length;
  return known === 0
    ? []
    : [`${counted(known, 'mail')} ${known === 1 ? 'says' : 'say'} nothing new.`];
}

const leftToYou = 'Left to you, since a person has to read it:';

/** What to type for what is left; the same line once. */
const nextOf = (mails: readonly ReplyRead[]): string[] => [
  ...new Set(
    mails.flatMap(({ waits }) => waits.flatMap(({ next }) => (next === '' ? [] : [next]))),
  ),
];

function shown(title: string | undefined, mails: readonly ReplyRead[]): Tree {
  const [news, left] = [newsOf(mails), leftOf(mails)];
  return root(
    ...(title === undefined ? [] : [paragraph(title)]),
    ...(news.length > 0 ? [list(news)] : []),
    ...(left.length > 0 ? [paragraph(leftToYou), list(left)] : []),
    ...knownOf(mails).map((line) => paragraph(line)),
  );
}

const nothingNew = (mails: readonly ReplyRead[]): Result => ({
  data: dataOf(mails, true),
  document: shown('There is nothing in it to put on record.', mails),
  hints: nextOf(mails),
});

const recorded = (mails: readonly ReplyRead[]): Result => ({
  data: dataOf(mails, false),
  document: shown(`On record from ${counted(mails.filter(isNews).length, 'mail')}:`, mails),
  hints: [...nextOf(mails), 'To take all of it back: momentum undo'],
});

/** @throws Refusal `no-such-mail` */
function numbersIn(typed: readonly string[], most: number): ReadonlySet<number> {
  const numbers = typed.flatMap((each) => each.split(',')).map((each) => each.trim());
  const wrong = numbers.filter(
    (each) => !/^\d+$/.test(each) || Number(each) < 1 || Number(each) > most,
  );
  if (wrong.length === 0) return new Set(numbers.map(Number));
  throw usage(
    'no-such-mail',
    `${inWords(wrong.map((each) => `“${excerpt(each)}”`))} ${wrong.length === 1 ? 'is no number' : 'are no numbers'} of a mail in the file, which has ${counted(most, 'mail')}.`,
    'The number stands before each mail; to see them: add --dry-run',
  );
}

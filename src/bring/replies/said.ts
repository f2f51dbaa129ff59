/** What a mail says that can be put on record: the sentence of a link in a document, or what a calendar answered. */
import ICAL from 'ical.js';
import { type Locale, phrase } from '../../language/locale.js';
import type { ListedAs } from '../../things/meeting/fields.js';
import type { Mail } from './mails.js';

/** The sentences that links in documents begin (`answer` among the words) and that say what to do. */
const kinds = ['take', 'done', 'later', 'pass', 'release'] as const;
export type MailAnswer = (typeof kinds)[number];

export type MailSaid =
  | {
      readonly kind: 'suits';
      /** Of the poll. */
      readonly no: string;
      /** What stands there of its days: letters, or that none suits. */
      readonly text: string;
      /** Whether the sentence of a link stands before it. */
      readonly begun: boolean;
    }
  | {
      readonly kind: MailAnswer;
      readonly no: string;
      /** What stands behind the number: the words of the commitment, and what was written below them. */
      readonly words: string;
    }
  | {
      readonly kind: 'comes';
      /** What the calendar calls the meeting. */
      readonly uid: string;
      readonly there: Exclude<ListedAs, 'present'>;
      /** The how-manyth call it answers to; null where it does not say. */
      readonly sequence: number | null;
      /** Who answers, where the calendar says so. */
      readonly whose: string | null;
    };

/** The sentences in one language, as what is read. */
export type Sentences = ReadonlyArray<readonly [Sentence, RegExp]>;

const ofPolls = ['suits', 'none-suits'] as const;
type Sentence = MailAnswer | (typeof ofPolls)[number] | 'named';

const [number, words] = ['\u0001', '\u0002'];

/** As people see no difference in it. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();

export const sentencesOf = (locale: Locale): Sentences => [
  ...[...kinds, ...ofPolls].map((kind) => sentenceOf(locale, kind)),
  ['named', pollNamed(locale)],
];

/** Where the subject of a mail names a poll: "poll 3". */
const pollNamed = (locale: Locale): RegExp =>
  new RegExp(
    `(?:^|[^\\p{L}])${plain(locale.say(phrase('poll.named', { no: number }))).replace(number, '(?<no>\\d{1,6})(?!\\d)')}`,
    'iu',
  );

function sentenceOf(locale: Locale, kind: MailAnswer | (typeof ofPolls)[number]) {
  const said = plain(locale.say(phrase(`answer.${kind}`, { no: number, text: words })));
  const pattern = said
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(number, '(?<no>\\d{1,6})')
    // The words may be left out where the number says all.
    .replace(new RegExp(`[\\s:,]*${words}.*$`, 'u'), '(?:[\\s:,.!]+(?<words>.*))?');
  const behind = kind === 'none-suits' ? '(?<words>.*)' : '';
  return [kind, new RegExp(`^${pattern}${behind}$`, 'iu')] as const;
}

/**
 * What the mail says, nothing where nobody but a person can tell; and what its sender wrote beside
 * that.
 */
export function saidByMail(
  mail: Mail,
  sentences: Sentences,
): { readonly said: readonly MailSaid[]; readonly beside: readonly string[] } {
  const comes = mail.calendar === null ? undefined : answered(mail.calendar);
  if (comes) return { said: [comes], beside: [] };
  const suits = ofPoll(mail, sentences);
  if (suits) return { said: [suits], beside: [] };
  const reading = (texts: readonly string[]) =>
    texts.map((text) => ({ text, said: sentence(text, sentences) }));
  // Some write below what they quote.
  const above = reading(mail.own);
  const read = above.some(({ said }) => said.length > 0) ? above : reading(mail.unquoted);
  const inWords = read.flatMap(({ said }) => said);
  // An answer to an answer has “Re:” before it, and says nothing of its own there.
  const found = inWords.length > 0 ? inWords : sentence(mail.subject, sentences);
  return {
    said: found.filter(
      ({ kind, no }, nth) =>
        found.findIndex((each) => each.kind === kind && each.no === no) === nth,
    ),
    // One word or two are a greeting, or a name.
    beside: read.flatMap(({ text, said }) =>
      said.length > 0 || text.split(' ').length < 3 ? [] : [text],
    ),
  };
}

type Suiting = Extract<MailSaid, { kind: 'suits' }>;

const greeting = /^(?:hi|hello|hey|dear|bonjour|salut|chère?)(?:\s[^,.!]{0,40})?[,.!]\s*/iu;

/**
 * What is said of the days of a poll: behind the sentence of a link, or in letters alone where the
 * subject names the poll.
 */
function ofPoll(mail: Mail, sentences: Sentences): Suiting | undefined {
  for (const texts of [mail.own, mail.unquoted, [mail.subject]]) {
    for (const [at, text] of texts.entries()) {
      const found = inPollWords(text, sentences);
      if (found) return { ...found, text: [found.text, ...texts.slice(at + 1)].join('\n') };
    }
  }
  const subject = plain(mail.subject);
  const no = sentences
    .filter(([kind]) => kind === 'named')
    .map(([, pattern]) => pattern.exec(subject)?.groups?.no)
    .find((each) => each !== undefined);
  const texts = mail.own.length > 0 ? mail.own : mail.unquoted;
  return no === undefined || texts.length === 0
    ? undefined
    : {
        kind: 'suits',
        no,
        text: texts
          .map((each) => each.replace(greeting, ''))
          .join('\n')
          .trim(),
        begun: false,
      };
}

function inPollWords(text: string, sentences: Sentences): Suiting | undefined {
  for (const [kind, pattern] of sentences) {
    const found =
      kind === 'suits' || kind === 'none-suits' ? pattern.exec(plain(text))?.groups : undefined;
    if (!found) continue;
    const words = found.words ?? '';
    return {
      kind: 'suits',
      no: found.no ?? '',
      text: kind === 'suits' ? words : `none${words}`,
      begun: true,
    };
  }
  return undefined;
}

type InWords = Extract<MailSaid, { kind: MailAnswer }>;

const isAnswer = (kind: Sentence): kind is MailAnswer =>
  (kinds as readonly string[]).includes(kind);

function sentence(text: string, sentences: Sentences): InWords[] {
  for (const [kind, pattern] of sentences) {
    if (!isAnswer(kind)) continue;
    const found = pattern.exec(plain(text))?.groups;
    if (found) return [{ kind, no: found.no ?? '', words: found.words ?? '' }];
  }
  return [];
}

const answers: Readonly<Record<string, Exclude<ListedAs, 'present'>>> = {
  ACCEPTED: 'coming',
  DECLINED: 'apologies',
  TENTATIVE: 'perhaps',
};

/** What a calendar answered (iTIP, RFC 5546: a REPLY); nothing where it is something else. */
function answered(text: string): MailSaid | undefined {
  let calendar: ICAL.Component;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch {
    return undefined;
  }
  if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return undefined;
  const event = calendar.getFirstSubcomponent('vevent');
  const whom = event?.getFirstProperty('attendee');
  const there = answers[String(whom?.getParameter('partstat') ?? '').toUpperCase()];
  const uid = event?.getFirstPropertyValue('uid');
  if (there === undefined || !uid) return undefined;
  const sequence = Number(event?.getFirstPropertyValue('sequence') ?? Number.NaN);
  const whose = String(whom?.getFirstValue() ?? '').replace(/^mailto:/iu, '');
  return {
    ...{ kind: 'comes', uid: String(uid), there },
    sequence: Number.isNaN(sequence) ? null : sequence,
    whose: whose.toLowerCase() || null,
  };
}

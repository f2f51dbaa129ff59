/** What a forgetting would do, in sentences and as data. */
import { isNamedEncrypted } from '../backups/folder.js';
import type { ForgottenInCopies } from '../backups/forgetting.js';
import type { Call } from '../cli/verb.js';
import type { AboutPart, TextAbout } from '../ledger/about-member.js';
import type { Forgetting } from '../ledger/forgetting-member.js';
import { counted, inWords } from '../text/text.js';
import type { InHand } from '../things/in-hand.js';
import { anyThing, thingOf } from '../things/index.js';
import type { Reader } from '../things/ledger.js';
import { nearMembers } from '../things/member/near.js';
import { tellingFrom } from '../things/names.js';
import { facilitatorOn } from '../things/role/list.js';
import { facilitatorRole } from '../things/role/thing.js';
import type { Id } from '../things/thing.js';
import { namesIn } from '../things/unmatched/list.js';
import { shortDay } from '../time/day.js';
import { memberLines } from './member-shown.js';

/** So many texts of what they gave are shown, and of what was said to them. */
const shownAtMost = 30;

export const outOfReach =
  'Out of reach are documents that were sent, files that were written or read, copies of the ledger elsewhere, and your own templates. Should somebody of their name or address be added again, it is asked about; sentences that you type are not looked through.';

const countOf = ({ texts }: Forgetting, part: AboutPart): number =>
  texts.filter((each) => each.part === part).length;

export const dataOf = (plan: Forgetting, reader: Reader) => ({
  forgotten: Object.fromEntries(
    (['said', 'given', 'reason', 'spelling', 'file', 'copy', 'named'] as const).map((part) => [
      part,
      countOf(plan, part),
    ]),
  ),
  reworded: plan.reworded.map(({ thing, id, now }) => ({
    of: tellingFrom(reader).nameOf(anyThing(thing), id),
    now,
  })),
  whole: plan.whole.length,
  rewritten: plan.rewritten,
  documents: plan.copies,
});

export const withNobodyFromToday = (inHand: InHand): string[] => {
  const { duties, ...others } = inHand;
  const held = Object.entries(others).flatMap(([kind, all]) =>
    all.map(({ no, text }) => (kind === 'roles' || kind === 'plan' ? text : `${no} (${text})`)),
  );
  return [
    ...(held.length > 0
      ? [`With nobody from today on, as if they had left: ${inWords(held)}.`]
      : []),
    ...(duties.length > 0
      ? [
          `Done without them from today on: ${inWords(duties.map(({ no, text }) => `${no} (${text})`))}.`,
        ]
      : []),
  ];
};

/**
 * All that stands of them, a sentence each.
 * @param near what is said of texts that may mean them
 */
export function forgettingTold(
  plan: Forgetting,
  near: readonly string[],
  reader: Reader,
  { today }: Call,
): string[] {
  const { member, leaves, inHand, texts, reworded, whole, rewritten, copies } = plan;
  const names = tellingFrom(reader);
  const several = (part: AboutPart, one: string, many: string): string[] => {
    const count = countOf(plan, part);
    return count > 0 ? [counted(count, one, many)] : [];
  };
  const theirs = texts
    .filter(isOfTheirs)
    .map(({ on, kind, text }) => `${shortDay(on)}, ${what(kind)}: ${text}`);
  const isFacilitator = facilitatorOn(reader, today, facilitatorRole)?.id === member.id;
  return [
    ...memberLines(member, today).filter((line) => line !== null),
    ...(member.note ? [`your note: ${member.note}`] : []),
    ...theirs.slice(0, shownAtMost),
    ...(theirs.length > shownAtMost
      ? [
          `${counted(theirs.length - shownAtMost, 'more text', 'more texts')} of that kind; all of them: momentum member data ${member.no}`,
        ]
      : []),
    ...several(
      'reason',
      'reason that they gave for moving or ending something',
      'reasons that they gave for moving or ending something',
    ),
    ...several(
      'spelling',
      'text of what files call them, and of rows that wait for them',
      'texts of what files call them, and of rows that wait for them',
    ),
    ...several(
      'file',
      'row of files that spoke of them, as digests',
      'rows of files that spoke of them, as digests',
    ),
    ...(rewritten.length > 0
      ? [
          `the copies of documents that name them, which would read without them, and say so: ${inWords(rewritten.map(String))}`,
        ]
      : []),
    ...(copies.length > 0
      ? [
          `copies of documents out of which the name can’t be taken; these can’t be made again: ${inWords(copies.map(String))}`,
        ]
      : []),
    ...reworded.map(
      ({ thing, id, now }, nth) =>
        `text ${nth + 1}, ${names.nameOf(anyThing(thing), id)}, would read: ${now}`,
    ),
    ...near,
    ...whole.map((each) => `gone whole, since nothing puts it in other words: ${each.text}`),
    ...(leaves ? ['They would leave today.', ...withNobodyFromToday(inHand)] : []),
    ...(isFacilitator
      ? [
          'They are the facilitator, and nobody would be from today on. To say who is: momentum role give --help',
        ]
      : []),
    ...maybeTheirs(reader, member.id).map(
      (written) =>
        `“${written}” waits in what files said, and may be them; say who is meant first: momentum import unmatched`,
    ),
    `What they offered, kept, asked and came to stays, by “a former member”; no figure changes${leaves ? ' but by their leaving' : ''}.`,
    outOfReach,
  ];
}

/** Spellings that wait, and of which nobody has said yet whom they mean. */
const maybeTheirs = (reader: Reader, id: Id): string[] => {
  const near = nearMembers(reader);
  return namesIn(reader, 'waiting').flatMap(({ written, handle }) =>
    near(written, handle).some((each) => each.id === id) ? [written] : [],
  );
};

const isOfTheirs = ({ part, kind }: TextAbout): boolean =>
  part === 'given' || kind === 'member.thanked' || kind === 'member.contacted';

const what = (kind: string): string =>
  kind === 'member.thanked'
    ? 'thanked for'
    : kind === 'member.contacted'
      ? 'contacted'
      : `a ${thingOf(kind) ?? 'thing'}`;

export function copiesTold(copies: readonly string[]): string[] {
  const locked = copies.filter(isNamedEncrypted);
  const open = copies.filter((each) => !isNamedEncrypted(each));
  return [
    ...(open.length === 0
      ? []
      : [
          `${open.length === 1 ? 'This copy holds' : 'These copies hold'} them still, and would be cleared of them, and of every text that names them:`,
          ...open,
        ]),
    ...locked.map((path) => `It takes a passphrase to open, and would hold them still: ${path}`),
  ];
}

/** Where somebody who was forgotten may still be found, whatever is done about it. */
export const leftTold = ({ left }: Pick<ForgottenInCopies, 'left'>): string[] =>
  left.map((path) => `It holds them still, and was left as it is: ${path}`);

/** What of a forgetting is not done yet, and is tried again. */
export const waitingTold = ({
  traces,
  waiting,
  unconfirmed,
  away,
}: Pick<ForgottenInCopies, 'traces' | 'waiting' | 'unconfirmed' | 'away'>): string[] => [
  ...(traces === null
    ? []
    : [
        `Traces of what was forgotten may be left in the ledger’s file: ${traces} It is tried again after the next thing that is put on record, or with: momentum check`,
      ]),
  ...waiting.map(
    (path) =>
      `It holds them still, since it can’t be read or written now; that is tried again after the next thing that is put on record, or with momentum check: ${path}`,
  ),
  ...unconfirmed.map(
    (path) =>
      `It is cleared of them, but the disk did not confirm it: a power cut may bring them back. It is done once more after the next thing that is put on record, or with momentum check: ${path}`,
  ),
  ...away.map(
    (folder) =>
      `Backups in ${folder}, which is not there now, are cleared of them once it is back.`,
  ),
];

/** Where somebody who was forgotten may still be found. */
export const stillTold = (done: Omit<ForgottenInCopies, 'cleared'>): string[] => [
  ...waitingTold(done),
  ...leftTold(done),
];

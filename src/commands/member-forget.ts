/** Forgetting somebody for good: shown first, and asked about. */
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { dayOnClock } from '../cli/today.js';
import { type Call, verb } from '../cli/verb.js';
import { british, localeFor } from '../language/index.js';
import { phrase } from '../language/locale.js';
import type { AboutPart, TextAbout } from '../ledger/about-member.js';
import { type Forgetting, forgetMember, forgettingOf } from '../ledger/forgetting-member.js';
import { counted, inWords } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
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
import { readsAsked, readsFlag, readsTyped } from './member-forget-wording.js';
import { memberLines } from './member-shown.js';
import { recorded } from './shown.js';

export const memberForget = verb({
  path: ['member', 'forget'],
  summary: 'forget somebody who asks for it, for good: name, addresses, notes, in all that is kept',
  examples: [
    ['momentum member forget tom --dry-run', 'only shows all that would be forgotten'],
    ['momentum member forget tom', 'shows it and asks; this can’t be undone'],
  ],
  arguments: { member: needed(one('member', 'who: number, name or part of it, handle, address')) },
  options: { ...readsFlag, ...previewFlags('only show what would be forgotten') },
  json: {
    forgotten: 'how many texts, by what they are',
    reworded: 'how others’ texts read that named them: what of, and how it reads now',
    whole: 'how many texts about something else are gone whole',
    rewritten: 'the numbers of documents whose copies read without them',
    documents: 'those of which no copy is kept any more',
    copies: 'backups and other copies in which they were forgotten as well',
    copiesLeft: 'those that hold them still',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ member, reads: typed, yes, dryRun }, call) {
    const { copiesOf, forgetInCopies, secondFolderAway } = await import('../backups/forgetting.js');
    const { noteStillToClear } = await import('../backups/still-to-clear.js');
    const { ledger } = call.session;
    const instead = await formerMemberIn(call);
    const copies = copiesOf(ledger);
    const reads = await readings(call, member.id, { instead, typed, ask: !yes && !dryRun });
    const how = { instead, reads };
    const { data, lines, title, meant } = ledger.read((reader) => {
      const plan = forgettingOf(reader, member.id, how, call.today);
      return {
        title: `${plan.member.name} (${plan.member.no}) would be forgotten, for good:`,
        ...{ data: dataOf(plan, reader), meant: plan.who },
        lines: [...told(plan, reader, call), ...copiesTold(copies)],
      };
    });
    const nothingDone = { ...data, copies: [], copiesLeft: copies, dryRun: true };
    const shown = await previewed(
      call,
      { yes, dryRun },
      {
        ...{ id: 'forget', title, lines, data: nothingDone },
        question: 'Forget them? It can’t be undone.',
        nothing: 'Nobody was forgotten',
      },
    );
    if (shown) return shown;
    if (call.env.MOMENTUM_BACKUPS !== 'no') {
      // Of what it holds of others; of them it is cleared with the rest.
      const { backUpBefore } = await import('../backups/daily.js');
      backUpBefore(ledger, dayOnClock(new Date(call.now)), call.now);
    }
    // Whatever cuts this off: what is left to do is known.
    noteStillToClear(ledger.path, meant);
    const { who, leaves, inHand } = forgetMember(call.session, member.id, how);
    const { cleared, left } = forgetInCopies(ledger, who);
    const away = secondFolderAway(ledger);
    return {
      data: { ...data, copies: cleared, copiesLeft: left, dryRun: false },
      document: recorded(`Forgotten: number ${member.no} is a former member.`, [
        'This can’t be undone.',
        ...(leaves ? leftBehind(inHand) : []),
        cleared.length > 0
          ? `Forgotten as well in ${counted(cleared.length, 'backup or copy', 'backups and copies')} of the ledger.`
          : null,
        ...left.map((path) => `It holds them still, and was left as it is: ${path}`),
        away === undefined
          ? null
          : `Backups in ${away}, which is not there now, are cleared of them once it is back.`,
        outOfReach,
      ]),
      hints:
        left.length > 0
          ? ['Once you no longer need what holds them still, delete it yourself.']
          : [],
    };
  },
});

/** How texts are to read that named them, as it was typed; else it is asked, where somebody can be. */
async function readings(
  call: Call,
  id: Id,
  how: { readonly instead: string; readonly typed: readonly string[]; readonly ask: boolean },
): Promise<ReadonlyMap<string, string>> {
  const { instead, typed, ask } = how;
  const [reworded, names] = call.session.ledger.read((reader) => {
    const { reworded } = forgettingOf(reader, id, { instead }, call.today);
    const names = tellingFrom(reader);
    return [reworded, reworded.map((each) => names.nameOf(anyThing(each.thing), each.id))] as const;
  });
  if (typed.length > 0 || !ask || !call.interactive) return readsTyped(reworded, typed);
  return readsAsked(call, reworded, (each) => names[reworded.indexOf(each)] ?? '');
}

/** So many texts of what they gave are shown, and of what was said to them. */
const shownAtMost = 30;

const outOfReach =
  'Out of reach are documents that were sent, files that were written or read, copies of the ledger elsewhere, and your own templates. Should their name or address come again, it is asked about.';

/** What stands in others’ texts in their place, in the community’s language. */
export async function formerMemberIn({ session }: Call): Promise<string> {
  const tag = session.ledger.read((reader) => reader.get('community', communityId)?.locale);
  const locale = await localeFor(tag ?? british.tag);
  return locale.say(phrase('a-former-member'));
}

const countOf = ({ texts }: Forgetting, part: AboutPart): number =>
  texts.filter((each) => each.part === part).length;

const dataOf = (plan: Forgetting, reader: Reader) => ({
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

const leftBehind = (inHand: InHand): string[] => {
  const held = Object.entries(inHand).flatMap(([kind, all]) =>
    all.map(({ no, text }) => (kind === 'roles' || kind === 'plan' ? text : `${no} (${text})`)),
  );
  return held.length > 0
    ? [`With nobody from today on, as if they had left: ${inWords(held)}.`]
    : [];
};

/** All that stands of them, a sentence each. */
function told(plan: Forgetting, reader: Reader, { today }: Call): string[] {
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
    ...whole.map((each) => `gone whole, since nothing puts it in other words: ${each.text}`),
    ...(leaves ? ['They would leave today.', ...leftBehind(inHand)] : []),
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

const copiesTold = (copies: readonly string[]): string[] =>
  copies.length === 0
    ? []
    : [
        `${copies.length === 1 ? 'This copy holds' : 'These copies hold'} them still, and would be cleared of them, and of every text that names them:`,
        ...copies,
      ];

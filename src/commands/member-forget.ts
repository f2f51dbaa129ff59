/** Forgetting somebody for good: shown first, and asked about. */
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { dayOnClock } from '../cli/today.js';
import { type Call, verb } from '../cli/verb.js';
import { british, localeFor } from '../language/index.js';
import { phrase } from '../language/locale.js';
import { forgetMember, forgettingOf, type HowToForget } from '../ledger/forgetting-member.js';
import { type NearText, textsNear } from '../ledger/near-texts.js';
import { counted } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import { anyThing } from '../things/index.js';
import { tellingFrom } from '../things/names.js';
import type { Id } from '../things/thing.js';
import {
  copiesTold,
  dataOf,
  forgettingTold,
  outOfReach,
  stillTold,
  withNobodyFromToday,
} from './member-forget-shown.js';
import { meantBy, nearTold, readsAsked, readsFlag, readsTyped } from './member-forget-wording.js';
import { recorded } from './shown.js';

export const memberForget = verb({
  path: ['member', 'forget'],
  summary: 'forget somebody who asks for it, for good: name, addresses, notes, in all that is kept',
  examples: [
    ['momentum member forget tom --dry-run', 'only shows all that would be forgotten'],
    ['momentum member forget tom', 'shows it and asks; this can’t be undone'],
    ['momentum member forget tom --reads "2=Ask at the desk"', 'how a text reads, by its number'],
  ],
  arguments: { member: needed(one('member', 'who: number, name or part of it, handle, address')) },
  options: { ...readsFlag, ...previewFlags('only show what would be forgotten') },
  json: {
    forgotten: 'how many texts, by what they are',
    reworded: 'how others’ texts read that named them: what of, and how it reads now',
    near: 'texts that may mean them, by number: what of, the text, the words in it, how it would read; null where it stays',
    whole: 'how many texts about something else are gone whole',
    rewritten: 'the numbers of documents whose copies read without them',
    documents: 'those of which no copy is kept any more',
    copies: 'backups and other copies in which they were forgotten as well',
    copiesLeft: 'those that hold them still',
    traces: 'why traces of them may be left in the ledger’s own file; null where there are none',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ member, reads: typed, yes, dryRun }, call) {
    const { copiesOf, forgetInCopies, meanToForget } = await import('../backups/forgetting.js');
    const { ledger } = call.session;
    const instead = await formerMemberIn(call);
    const copies = copiesOf(ledger);
    const { near, ...how } = await howToForget(call, member.id, {
      ...{ instead, typed, ask: !yes && !dryRun, isShown: !yes },
    });
    const { data, lines, title, plan } = ledger.read((reader) => {
      const plan = forgettingOf(reader, member.id, how, call.today);
      const names = tellingFrom(reader);
      const nameOf = ({ thing, subject }: NearText) => names.nameOf(anyThing(thing), subject);
      const { no, name } = plan.member;
      const first = plan.reworded.length + 1;
      const told = nearTold(near, how.reads, { no, first, instead, nameOf });
      return {
        title: `${name} (${no}) would be forgotten, for good:`,
        data: {
          ...dataOf(plan, reader),
          near: near.map((each, nth) => ({
            ...{ number: first + nth, of: nameOf(each), text: each.text },
            words: each.places.map(({ from, to }) => each.text.slice(from, to)),
            reads: how.reads.get(each.text) ?? null,
          })),
        },
        plan,
        lines: [...forgettingTold(plan, told, reader, call), ...copiesTold(copies)],
      };
    });
    const nothingDone = { ...data, copies: [], copiesLeft: copies, traces: null, dryRun: true };
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
      await backUpBefore(ledger, dayOnClock(new Date(call.now)), call.now);
    }
    meanToForget(ledger, plan.who);
    const { who, leaves, inHand } = forgetMember(call.session, member.id, how, plan);
    const done = forgetInCopies(ledger, who);
    const { traces } = done;
    const cleared = [...done.cleared, ...done.unconfirmed];
    const left = [...done.waiting, ...done.left];
    return {
      data: { ...data, copies: cleared, copiesLeft: left, traces, dryRun: false },
      document: recorded(`Forgotten: number ${member.no} is a former member.`, [
        'This can’t be undone.',
        ...(leaves ? withNobodyFromToday(inHand) : []),
        cleared.length > 0
          ? `Forgotten as well in ${counted(cleared.length, 'backup or copy', 'backups and copies')} of the ledger.`
          : null,
        ...stillTold(done),
        outOfReach,
      ]),
      hints:
        left.length > 0
          ? ['Once you no longer need what holds them still, delete it yourself.']
          : [],
    };
  },
});

interface Asked {
  readonly instead: string;
  readonly typed: readonly string[];
  readonly ask: boolean;
  /** Whether anybody sees what it comes to before it is done. */
  readonly isShown: boolean;
}

/**
 * How texts are to read that named them, as it was typed; else it is asked, where somebody can be. With
 * those that may mean them, which nobody is asked about: there may be many.
 */
async function howToForget(
  call: Call,
  id: Id,
  { instead, typed, ask, isShown }: Asked,
): Promise<Required<HowToForget> & { readonly near: readonly NearText[] }> {
  // To look through all that was ever typed takes its time.
  if (typed.length === 0 && !isShown) return { instead, reads: new Map(), meant: [], near: [] };
  const { reworded, names, near } = call.session.ledger.read((reader) => {
    const plan = forgettingOf(reader, id, { instead }, call.today);
    const telling = tellingFrom(reader);
    return {
      near: textsNear(reader, plan),
      reworded: plan.reworded,
      names: plan.reworded.map((each) => telling.nameOf(anyThing(each.thing), each.id)),
    };
  });
  const nameOf = (each: (typeof reworded)[number]): string => names[reworded.indexOf(each)] ?? '';
  const isAsked = typed.length === 0 && ask && call.interactive;
  const reads = isAsked
    ? await readsAsked(call, reworded, nameOf)
    : readsTyped(reworded, near, typed);
  return { instead, reads, meant: meantBy(near, reads), near };
}

/** What stands in others’ texts in their place, in the community’s language. */
export async function formerMemberIn({ session }: Call): Promise<string> {
  const tag = session.ledger.read((reader) => reader.get('community', communityId)?.locale);
  const locale = await localeFor(tag ?? british.tag);
  return locale.say(phrase('a-former-member'));
}

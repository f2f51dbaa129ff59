/** Forgetting somebody for good: shown first, and asked about. */
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { dayOnClock } from '../cli/today.js';
import { type Call, verb } from '../cli/verb.js';
import { british, localeFor } from '../language/index.js';
import { phrase } from '../language/locale.js';
import { forgetMember, forgettingOf } from '../ledger/forgetting-member.js';
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
import { readsAsked, readsFlag, readsTyped } from './member-forget-wording.js';
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
    traces: 'why traces of them may be left in the ledger’s own file; null where there are none',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ member, reads: typed, yes, dryRun }, call) {
    const { copiesOf, forgetInCopies, meanToForget } = await import('../backups/forgetting.js');
    const { ledger } = call.session;
    const instead = await formerMemberIn(call);
    const copies = copiesOf(ledger);
    const reads = await readings(call, member.id, { instead, typed, ask: !yes && !dryRun });
    const how = { instead, reads };
    const { data, lines, title, plan } = ledger.read((reader) => {
      const plan = forgettingOf(reader, member.id, how, call.today);
      return {
        title: `${plan.member.name} (${plan.member.no}) would be forgotten, for good:`,
        ...{ data: dataOf(plan, reader), plan },
        lines: [...forgettingTold(plan, reader, call), ...copiesTold(copies)],
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

/** How texts are to read that named them, as it was typed; else it is asked, where somebody can be. */
async function readings(
  call: Call,
  id: Id,
  how: { readonly instead: string; readonly typed: readonly string[]; readonly ask: boolean },
): Promise<ReadonlyMap<string, string>> {
  const { instead, typed, ask } = how;
  // To look through all that was ever typed takes its time.
  if (typed.length === 0 && !(ask && call.interactive)) return new Map();
  const [reworded, names] = call.session.ledger.read((reader) => {
    const { reworded } = forgettingOf(reader, id, { instead }, call.today);
    const names = tellingFrom(reader);
    return [reworded, reworded.map((each) => names.nameOf(anyThing(each.thing), each.id))] as const;
  });
  if (typed.length > 0) return readsTyped(reworded, typed);
  return readsAsked(call, reworded, (each) => names[reworded.indexOf(each)] ?? '');
}

/** What stands in others’ texts in their place, in the community’s language. */
export async function formerMemberIn({ session }: Call): Promise<string> {
  const tag = session.ledger.read((reader) => reader.get('community', communityId)?.locale);
  const locale = await localeFor(tag ?? british.tag);
  return locale.say(phrase('a-former-member'));
}

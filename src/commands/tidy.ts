/** Forgetting those who are kept longer than was said: named with the reason, and only when asked. */
import { several } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Call, type Result, type Verb, verb } from '../cli/verb.js';
import { type KeptTooLong, keptTooLong } from '../figures/queries/retention.js';
import type { Identity } from '../ledger/about-member.js';
import { forgetMember, forgettingOf } from '../ledger/forgetting-member.js';
import { list, paragraph, root } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import { settingInWords, settingsOf } from '../things/community/settings.js';
import { communityId } from '../things/community/thing.js';
import type { Candidate } from '../things/find.js';
import { formerMemberIn } from './member-forget.js';
import { stillTold } from './member-forget-shown.js';

const tidy = verb({
  path: ['tidy'],
  group: 'Looking after the ledger:',
  summary: 'who is kept longer than you said, and forgetting them, one by one or all',
  examples: [
    ['momentum tidy', 'who is kept longer than “community settings retain-left” has it; asks'],
    ['momentum tidy --dry-run', 'only says who, and why'],
    ['momentum tidy tom --yes', 'forgets him without asking, where he is one of them'],
  ],
  arguments: {
    member: several('member', 'only these of them', { placeholder: 'NAME', wordEach: true }),
  },
  options: previewFlags('only show who would be forgotten, and why'),
  json: {
    due: 'who is kept too long, each with the number and the reason',
    forgotten: 'the numbers of those who were forgotten',
    copiesLeft: 'backups and other copies that hold them still',
    traces: 'why traces of them may be left in the ledger’s own file; null where there are none',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ member: only, yes, dryRun }, call) {
    const all = call.session.ledger.read((reader) => keptTooLong(reader, call.today));
    const due =
      only.length === 0 ? all : all.filter(({ id }) => only.some((each) => each.id === id));
    const data = { ...dataOf(due, [], []), traces: null };
    if (all.length === 0) return { data: { ...data, dryRun }, document: nobody(call) };
    const others = notAmong(only, all);
    if (due.length === 0) {
      return {
        data: { ...data, dryRun },
        document: root(paragraph(others.join(' '))),
        hints: ['To see who is: momentum tidy --dry-run'],
      };
    }
    const title = `${counted(due.length, 'person is', 'people are')} kept longer than you said:`;
    const lines = [...due.map(({ why }) => why), ...others, byEach];
    if (yes || dryRun || !call.interactive) {
      const shown = await previewed(
        call,
        { yes, dryRun },
        {
          ...{ id: 'tidy', title, lines, data: { ...data, dryRun: true } },
          question: 'Forget them?',
          nothing: 'Nobody was forgotten',
        },
      );
      return shown ?? forget(call, { due, chosen: due, others });
    }
    return forget(call, { due, chosen: await askEach(call, due, title, lines), others });
  },
});

const byEach =
  'All that would be forgotten of one of them, row by row: momentum member forget NUMBER --dry-run';

/** Whoever was named and is none of them, since nothing is done about somebody without a word. */
function notAmong(only: readonly Candidate[], all: readonly KeptTooLong[]): string[] {
  const isDue = ({ id }: Candidate): boolean => all.some((each) => each.id === id);
  const names = [...new Set(only.filter((each) => !isDue(each)).map(({ label }) => label))];
  if (names.length === 0) return [];
  const others = all.filter(({ id }) => only.every((each) => each.id !== id)).length;
  const told = others > 0 ? ` (${counted(others, 'other is', 'others are')})` : '';
  const not = names.length === 1 ? 'is not one' : 'are none';
  return [`${inWords(names)} ${not} of those who are kept longer than you said${told}.`];
}

async function askEach(
  call: Call,
  due: readonly KeptTooLong[],
  title: string,
  lines: readonly string[],
): Promise<KeptTooLong[]> {
  const prompter = await call.prompter();
  prompter.say(title);
  for (const line of lines) prompter.say(line, line === byEach ? 'quiet' : 'item');
  const chosen: KeptTooLong[] = [];
  for (const [nth, each] of due.entries()) {
    const rest = due.length - nth;
    const answer = await prompter.select({
      id: `tidy.${each.no}`,
      message: `Forget ${each.name} (${each.no})? It can’t be undone.`,
      flag: '--yes',
      default: 'keep',
      choices: [
        { value: 'keep', name: 'no: keep them', key: 'k' },
        { value: 'forget', name: 'yes: forget them, for good', key: 'f' },
        ...(rest > 1
          ? [{ value: 'all', name: `forget all ${rest} who are left to ask about`, key: 'a' }]
          : []),
        { value: 'stop', name: 'ask no more', key: 's' },
      ],
    });
    if (answer === 'stop') break;
    if (answer === 'all') return [...chosen, ...due.slice(nth)];
    if (answer === 'forget') chosen.push(each);
  }
  return chosen;
}

interface Chosen {
  readonly due: readonly KeptTooLong[];
  readonly chosen: readonly KeptTooLong[];
  /** What is said of those who were named and are not due. */
  readonly others: readonly string[];
}

async function forget(call: Call, { due, chosen, others }: Chosen): Promise<Result> {
  const { forgetInCopies, meanToForget, togetherOf } = await import('../backups/forgetting.js');
  const { session } = call;
  const instead = await formerMemberIn(call);
  const people: Identity[] = [];
  for (const { id } of chosen) {
    const plan = session.ledger.read((reader) => forgettingOf(reader, id, { instead }, call.today));
    meanToForget(session.ledger, plan.who);
    people.push(forgetMember(session, id, { instead }, plan).who);
  }
  const done = people.length === 0 ? undefined : forgetInCopies(session.ledger, togetherOf(people));
  const still = [...others, ...(done ? stillTold(done) : [])];
  const left = done ? [...done.waiting, ...done.left] : [];
  const numbers = chosen.map(({ no }) => String(no));
  return {
    data: { ...dataOf(due, chosen, left), traces: done?.traces ?? null },
    document:
      chosen.length === 0
        ? root(paragraph('Nobody was forgotten.'))
        : root(
            paragraph(
              `Forgotten: ${numbers.length === 1 ? 'number' : 'numbers'} ${inWords(numbers)}. This can’t be undone.`,
            ),
            still.length > 0 ? list(still) : undefined,
          ),
  };
}

const dataOf = (
  due: readonly KeptTooLong[],
  forgotten: readonly KeptTooLong[],
  copiesLeft: readonly string[],
) => ({
  due: due.map(({ no, name, why }) => ({ no, name, why })),
  forgotten: forgotten.map(({ no }) => no),
  copiesLeft,
  dryRun: false,
});

function nobody({ session }: Call): ReturnType<typeof root> {
  const { retainLeft, retainQuiet } = session.ledger.read((reader) =>
    settingsOf(reader.get('community', communityId)?.settings),
  );
  return retainLeft === 0 && retainQuiet === 0
    ? root(
        paragraph(
          'It was not said how long anybody is kept: momentum community settings retain-left 2y',
        ),
      )
    : root(
        paragraph(
          `Nobody is kept longer than you said: whoever has left ${timeOf('retainLeft', retainLeft)}, whoever is quiet ${timeOf('retainQuiet', retainQuiet)}.`,
        ),
      );
}

const timeOf = (name: 'retainLeft' | 'retainQuiet', months: number): string =>
  months === 0 ? 'until you forget them' : `for ${settingInWords(name, months)}`;

export const verbs: readonly Verb[] = [tidy];

/** Joining two entries that are one person: shown first, and asked about. */
import { flagName, needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { flagsFor, saidIn } from '../cli/said-flags.js';
import { type Call, verb } from '../cli/verb.js';
import { counted, inWords } from '../text/text.js';
import type { ThingName } from '../things/index.js';
import { memberFields } from '../things/member/fields.js';
import {
  type Chosen,
  differing,
  type Merging,
  mergeMembers,
  merging,
  shownValue,
} from '../things/member/merge.js';
import type { Disagreement } from '../things/member/one-person.js';
import type { OnePerson } from '../things/naming.js';
import { memberData, memberLines, memberRecorded } from './member-shown.js';

export const merge = verb({
  path: ['member', 'merge'],
  summary: 'say that two entries are one person; one number stays, the other still finds them',
  examples: [
    ['momentum member merge 3 --into 7', 'shows all that goes over from 3 to 7, and asks'],
    ['momentum member merge 3 --into 7 --dry-run', 'only shows it'],
    ['momentum member merge 3 --into 7 --email ann@example.org --yes', 'which address stands'],
  ],
  arguments: { member: needed(one('member', 'whose entry goes over: number or name')) },
  options: {
    into: needed(one('member', 'whose entry stays, with its number')),
    ...flagsFor(memberFields, 'change'),
    ...previewFlags('only show what would go over'),
  },
  json: {
    member: 'the member as they then stand',
    moved: 'how many commitments, meetings and so on name them instead, by kind',
    fallsAway: 'what was said of both, and can be so of one alone: what is dropped, in words',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ member, into, yes, dryRun, ...said }, call) {
    const flags = { yes, dryRun };
    const one = { from: member.id, into: into.id };
    const chosen = await settleDifferences(call, one, saidIn(memberFields, said));
    const plan = planned(call, one, chosen);
    const preview = previewOf(plan, call);
    const instead = await previewed(call, flags, {
      ...{ id: 'merge', title: question(plan), lines: preview },
      question: 'Make one person of them?',
      nothing: 'Nothing was changed',
      data: {
        member: memberData(plan.after),
        moved: Object.fromEntries(plan.moves),
        fallsAway: plan.fallsAway,
        dryRun: true,
      },
    });
    if (instead) return instead;
    const state = mergeMembers(call.session, one, chosen);
    const result = memberRecorded(call, 'One person:', state, {
      details: goneOver(plan, 'went'),
      hints: ['To take it back: momentum undo'],
    });
    return {
      ...result,
      data: {
        ...result.data,
        moved: Object.fromEntries(plan.moves),
        fallsAway: plan.fallsAway,
        dryRun,
      },
    };
  },
});

const planned = ({ session, today }: Call, one: OnePerson, chosen: Chosen): Merging =>
  session.ledger.read((reader) => merging(reader, one, chosen, today));

/** @throws Refusal `merge-differs` where nobody can be asked what stands */
async function settleDifferences(call: Call, one: OnePerson, said: Chosen): Promise<Chosen> {
  const { from, into, open } = planned(call, one, said);
  if (open.length === 0) return said;
  if (!call.interactive) {
    throw differing(from, into, open, open.map((each) => ` ${flagSaying(each)}`).join(''));
  }
  const prompter = await call.prompter();
  const answers: Record<string, unknown> = { ...said };
  for (const { key, label, values } of open) {
    const picked = await prompter.select({
      id: `merge.${flagName(key)}`,
      message: `They differ in ${label}. Which stands?`,
      flag: `--${flagName(key)}`,
      choices: values.map((value, nth) => ({ value: String(nth), name: shownValue(value) })),
    });
    answers[key] = values[Number(picked)];
  }
  return answers as Chosen;
}

/** The flag that says what the entry that stays has. */
function flagSaying({ key, values: [value] }: Disagreement): string {
  const { eitherWay } = memberFields[key].saying;
  if (eitherWay) return `--${(value ? eitherWay.yes : eitherWay.no).name}`;
  return `--${flagName(key)} ${JSON.stringify(value)}`;
}

/** What is told of each kind of thing that may name somebody. */
const kinds: { readonly [Name in ThingName]?: (count: number) => string } = {
  contribution: (count) => counted(count, 'contribution'),
  community: () => 'the keeping of the Momentum Plan',
  unmatched: (count) => counted(count, 'spelling in files', 'spellings in files'),
};

function goneOver({ from, moves, fallsAway }: Merging, how: 'goes' | 'went'): string[] {
  const told = [...moves].map(([name, count]) => kinds[name]?.(count) ?? counted(count, name));
  return [
    told.length > 0
      ? `${how} over from ${from.no}: ${inWords(told)}`
      : `nothing else was on record with ${from.no}`,
    ...fallsAway.map((what) => `${how === 'goes' ? 'falls' : 'fell'} away: ${what}`),
    `${from.no} finds them too, from now on`,
  ];
}

const question = ({ from, into }: Merging): string =>
  `${from.name} (${from.no}) and ${into.name} (${into.no}) would be one person, number ${into.no}:`;

const previewOf = (plan: Merging, { today }: Call): string[] => [
  plan.after.name,
  ...memberLines(plan.after, today).filter((line) => line !== null),
  ...goneOver(plan, 'goes'),
];

import { choice, needed, one, several } from '../cli/parameters.js';
import { type Noun, type Verb, verb } from '../cli/verb.js';
import { code, heading, list, paragraph, root, strong } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { type Refusal, usage } from '../text/refusal.js';
import { editCommunity, pauseCommunity, setCommunityStage } from '../things/community/changes.js';
import { planKeeper } from '../things/community/list.js';
import { type Community, communityId, rhythms, stages } from '../things/community/thing.js';
import type { Reader } from '../things/ledger.js';
import { personById } from '../things/member/list.js';
import { type Day, formatDay, shortDay } from '../time/day.js';
import { communitySettings } from './community-settings.js';
import { reasonFlags, reasonInWords } from './reason.js';
import { recorded } from './shown.js';
import { nothingToChange, onlyTyped } from './typed.js';

export const noun: Noun = {
  name: 'community',
  summary: 'what the community is: purpose, stage, rhythm, channels',
  group: 'What there is:',
};

/** What a community can be told of when it begins, and later. */
export const communityFields = {
  purpose: one('text', 'what it is for: its domain and aims'),
  rhythm: choice(Object.keys(rhythms) as Array<keyof typeof rhythms>, 'how often it meets', {
    placeholder: 'RHYTHM',
  }),
  channel: several('text', 'where it talks: a list, a chat, a site', { commas: true }),
  founded: one('since', 'the day it was founded'),
  timeZone: one('text', 'its time zone, such as Europe/London', { placeholder: 'ZONE' }),
  locale: one('text', 'the language of its documents: en-GB unless said, en-US, fr, fr-CA …', {
    placeholder: 'LANGUAGE',
  }),
};
export const communityJson = { community: 'the community as it now stands' };

const show = verb({
  path: ['community', 'show'],
  summary: 'what is on record about the community',
  examples: [['momentum community show', 'its purpose, stage, rhythm and channels']],
  json: communityJson,
  uses: 'reads',
  run: (_, call) => call.session.ledger.read((reader) => shownIn(reader, call.today)),
});

const stage = verb({
  path: ['community', 'stage'],
  summary: 'the stage it is in and the one that the figures suggest; or set it, which only you can',
  examples: [
    ['momentum community stage', 'what is on record, what is suggested, and why'],
    ['momentum community stage maturing --why "others host now"', 'set by you, with a reason'],
  ],
  arguments: { stage: choice(stages, 'the stage to set', { placeholder: 'STAGE' }) },
  options: reasonFlags,
  json: {
    ...communityJson,
    suggested: 'the stage that the figures suggest',
    reasons: 'why, a sentence each',
  },
  uses: 'writes',
  async run(input, { session }) {
    const why = reasonInWords(input);
    if (why !== undefined && input.stage === undefined) throw whyWithoutStage();
    const { stageSuggested } = await import('../figures/reports/measures.js');
    const { british } = await import('../language/index.js');
    const { stage: suggested, reasons: figures } = stageSuggested(session);
    const reasons = figures.map(british.say);
    if (input.stage !== undefined) setCommunityStage(session, input.stage, why ?? null);
    const { state, data } = session.ledger.read((reader) => shownIn(reader, session.today));
    if (input.stage !== undefined) {
      return {
        data: { ...data, suggested, reasons },
        document: recorded([strong('Stage'), ` · ${input.stage}`], [state.stageWhy]),
      };
    }
    return {
      data: { ...data, suggested, reasons },
      document: root(
        paragraph([strong('On record: '), onRecord(state)]),
        paragraph([strong('The figures suggest: '), suggested]),
        list(reasons),
        paragraph([
          'They know nothing of what you know. To set it: ',
          code(`momentum community stage ${suggested} --why "…"`),
        ]),
      ),
    };
  },
});

function onRecord({ stage: state, stageWhy, stageSince }: Community): string {
  if (state === null) return 'none yet';
  const since = stageSince === null ? '' : ` since ${shortDay(stageSince)}`;
  return `${state}${since}${stageWhy === null ? '' : ` (${stageWhy})`}`;
}

/** For a reason that is given for no stage. */
const whyWithoutStage = (): Refusal =>
  usage(
    'why-of-what-stage',
    'It was said why, and not which stage.',
    `Name the stage as well; it is one of: ${stages.join(', ')}.`,
  );

const pause = verb({
  path: ['community', 'pause'],
  summary: 'name a break, such as holidays: what does not happen in it counts neither way',
  examples: [
    ['momentum community pause --from 2026-12-19 --to 2027-01-03', 'over the turn of the year'],
    [
      'momentum community pause --from 2026-08-01 --to 2026-08-31 --why "summer"',
      'one that lies behind is fine too',
    ],
  ],
  options: {
    from: needed(one('begins', 'its first day; one that lies behind with its year')),
    to: needed(one('future', 'its last day')),
    ...reasonFlags,
  },
  json: communityJson,
  uses: 'writes',
  run({ from, to, ...reason }, { session }) {
    const why = reasonInWords(reason) ?? null;
    const { settings } = pauseCommunity(session, { from, to, why });
    const named = settings.pauses?.find((each) => each.from === from);
    return {
      data: session.ledger.read((reader) => shownIn(reader, session.today)).data,
      document: recorded(
        [strong('Break'), ` · ${formatDay(from)} to ${formatDay(to)}`],
        [named?.why ?? null, 'no figure expects anything in it, and nobody is counted as quiet'],
      ),
    };
  },
});

const edit = verb({
  path: ['community', 'edit'],
  summary: 'change what is on record about the community',
  examples: [
    ['momentum community edit --rhythm fortnightly', 'it meets every two weeks from now on'],
    ['momentum community edit --locale fr-CA', 'its documents are in French, as in Canada'],
    [
      'momentum community edit --answers-to amina@example.org',
      'documents for members say where to answer, with a link for each thing they could take',
    ],
    [
      'momentum community edit --stage maturing --stage-why "others host now"',
      'a person’s judgement, with a reason',
    ],
  ],
  options: {
    name: one('text', 'what it is called', { placeholder: 'NAME' }),
    short: one('text', 'what its own people call it, for the subject of a mail'),
    ...communityFields,
    answersTo: one('address', 'where members answer to its documents: an address of yours'),
    stage: choice(stages, 'the stage it is in', { placeholder: 'STAGE' }),
    stageWhy: one('text', 'why you think so'),
    planKeeper: one('person', 'who looks after the Momentum Plan'),
    planLookedAt: one('future', 'when the Momentum Plan is looked at again'),
  },
  json: communityJson,
  uses: 'writes',
  run(input, call) {
    const { session } = call;
    const change = onlyTyped({
      name: input.name,
      shortName: input.short,
      answersTo: input.answersTo,
      purpose: input.purpose,
      rhythm: input.rhythm,
      channels: input.channel.length === 0 ? undefined : input.channel,
      foundedOn: input.founded,
      timeZone: input.timeZone,
      locale: input.locale,
      planKeeper: input.planKeeper,
      planLookedAtOn: input.planLookedAt,
    });
    const changes = Object.keys(change).length > 0;
    if (!changes && input.stage === undefined && input.stageWhy === undefined)
      throw nothingToChange('momentum community edit');
    if (input.stageWhy !== undefined && input.stage === undefined) throw whyWithoutStage();
    editCommunity(
      session,
      change,
      input.stage && { stage: input.stage, why: input.stageWhy ?? null },
    );
    return session.ledger.read((reader) => shownIn(reader, session.today));
  },
});

/** A community as it is shown and given to `--json`; `keeper` is the plan keeper's name. */
function shown(state: Community, keeper: string | null): { document: Tree; data: object } {
  const { pauses = [] } = state.settings;
  const facts: Array<[string, string | null]> = [
    ['Stage', state.stage && [state.stage, state.stageWhy].filter(Boolean).join(': ')],
    ['Meets', state.rhythm],
    ['Goes by', state.shortName],
    ['Answers go to', state.answersTo],
    ['Talks at', state.channels.join(', ') || null],
    ['Founded', state.foundedOn && formatDay(state.foundedOn)],
    ['Time zone', state.timeZone],
    ['Language', state.locale],
    ['Looks after the plan', keeper],
    ['Plan looked at again', state.planLookedAtOn && formatDay(state.planLookedAtOn)],
    ...pauses.map(({ from, to, why }): [string, string] => [
      'Break',
      `${formatDay(from)} to ${formatDay(to)}${why === null ? '' : ` (${why})`}`,
    ]),
  ];
  return {
    document: root(
      heading(1, state.name),
      paragraph(state.purpose ?? 'Its purpose has not been written down yet.'),
      list(facts.map(([label, value]) => [strong(`${label}: `), value ?? 'nobody has said'])),
    ),
    data: {
      community: {
        name: state.name,
        shortName: state.shortName,
        answersTo: state.answersTo,
        purpose: state.purpose,
        stage: state.stage,
        stageWhy: state.stageWhy,
        rhythm: state.rhythm,
        channels: state.channels,
        foundedOn: state.foundedOn,
        timeZone: state.timeZone,
        locale: state.locale,
        planKeeper: keeper,
        planLookedAtOn: state.planLookedAtOn,
        pauses,
      },
    },
  };
}

/** The community as it stands in the ledger. */
function shownIn(
  reader: Reader,
  today: Day,
): ReturnType<typeof shown> & { readonly state: Community } {
  const state = reader.get('community', communityId);
  if (!state) throw new Error('every ledger begins with its community');
  const keeper = personById(reader, planKeeper(reader, today));
  return { ...shown(state, keeper?.name ?? null), state };
}

export const verbs: readonly Verb[] = [show, stage, edit, pause, communitySettings];

/** A community in words and for `--json`. */
import { heading, list, paragraph, root, strong } from '../papers/build.js';
import type { Tree } from '../papers/tree.js';
import { planKeeper } from '../things/community/list.js';
import { type Community, communityId } from '../things/community/thing.js';
import type { Reader } from '../things/ledger.js';
import { personById } from '../things/member/list.js';
import { type Day, formatDay } from '../time/day.js';

export const communityJson = { community: 'the community as it now stands' };

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
export function communityShown(
  reader: Reader,
  today: Day,
): ReturnType<typeof shown> & { readonly state: Community } {
  const state = reader.get('community', communityId);
  if (!state) throw new Error('every ledger begins with its community');
  const keeper = personById(reader, planKeeper(reader, today));
  return { ...shown(state, keeper?.name ?? null), state };
}

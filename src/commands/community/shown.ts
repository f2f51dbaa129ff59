import type { Community } from '../../core/community.js';
import { formatDay } from '../../core/day.js';
import { heading, list, paragraph, root, strong } from '../../documents/build.js';
import type { Tree } from '../../documents/tree.js';

/** A community as it is shown and given to `--json`; `keeper` is the plan keeper's name. */
export function shown(state: Community, keeper: string | null): { document: Tree; data: object } {
  const facts: Array<[string, string | null]> = [
    ['Stage', state.stage && [state.stage, state.stageWhy].filter(Boolean).join(': ')],
    ['Meets', state.rhythm],
    ['Talks at', state.channels.join(', ') || null],
    ['Founded', state.foundedOn && formatDay(state.foundedOn)],
    ['Time zone', state.timeZone],
    ['Language', state.locale],
    ['Looks after the plan', keeper],
    ['Plan looked at again', state.planLookedAtOn && formatDay(state.planLookedAtOn)],
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
      },
    },
  };
}

import type { Run } from '../../cli/spec.js';
import { stageSuggested } from '../../figures/reports/measures.js';
import { british } from '../../language/index.js';
import { code, list, paragraph, root, strong } from '../../papers/build.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { setStage } from '../../things/community/changes.js';
import { type Community, stages } from '../../things/community/thing.js';
import { shortDay } from '../../time/day.js';
import { recorded } from '../words.js';
import type { stage } from './index.js';
import { shownIn } from './shown.js';

export const run: Run<typeof stage> = (input, { session }) => {
  if (input.why !== undefined && input.stage === undefined) throw whyWithoutStage();
  const { stage: suggested, reasons: why } = stageSuggested(session);
  const reasons = why.map(british.say);
  if (input.stage !== undefined) setStage(session, input.stage, input.why ?? null);
  const { state, data } = session.ledger.read(shownIn);
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
};

function onRecord({ stage: state, stageWhy, stageSince }: Community): string {
  if (state === null) return 'none yet';
  const since = stageSince === null ? '' : ` since ${shortDay(stageSince)}`;
  return `${state}${since}${stageWhy === null ? '' : ` (${stageWhy})`}`;
}

/** For a reason that is given for no stage. */
export const whyWithoutStage = (): Refusal =>
  new Refusal(
    'why-of-what-stage',
    'It was said why, and not which stage.',
    `Name the stage as well; it is one of: ${stages.join(', ')}.`,
    { exit: exitCodes.usage },
  );

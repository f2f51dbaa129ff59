import { setStage } from '../../actions/community.js';
import { stageSuggested } from '../../actions/measures.js';
import type { Run } from '../../cli/spec.js';
import { type Community, communityId } from '../../core/community.js';
import { shortDay } from '../../core/day.js';
import { code, list, paragraph, root, strong } from '../../documents/build.js';
import { britishVoice } from '../../language/index.js';
import { recorded } from '../words.js';
import type { stage } from './index.js';
import { shown } from './shown.js';

export const run: Run<typeof stage> = (input, { desk }) => {
  const { stage: suggested, reasons: why } = stageSuggested(desk);
  const reasons = why.map(britishVoice.say);
  if (input.stage !== undefined) {
    const state = setStage(desk, input.stage, input.why ?? null);
    return {
      data: { ...shown(state, null).data, suggested, reasons },
      document: recorded([strong('Stage'), ` · ${input.stage}`], [state.stageWhy]),
    };
  }
  const state = desk.ledger.read((reader) => reader.get('community', communityId)) as Community;
  return {
    data: { ...shown(state, null).data, suggested, reasons },
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

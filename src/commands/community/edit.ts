import type { Run } from '../../cli/spec.js';
import { editCommunity } from '../../things/community/changes.js';
import { nothingToChange } from '../words.js';
import type { edit } from './index.js';
import { shownIn } from './shown.js';
import { whyWithoutStage } from './stage.js';

export const run: Run<typeof edit> = (input, call) => {
  const { session } = call;
  const change = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.purpose === undefined ? {} : { purpose: input.purpose }),
    ...(input.rhythm === undefined ? {} : { rhythm: input.rhythm }),
    ...(input.channel.length === 0 ? {} : { channels: input.channel }),
    ...(input.founded === undefined ? {} : { foundedOn: input.founded }),
    ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
    ...(input.locale === undefined ? {} : { locale: input.locale }),
    ...(input.planKeeper === undefined ? {} : { planKeeper: input.planKeeper }),
    ...(input.planLookedAt === undefined ? {} : { planLookedAtOn: input.planLookedAt }),
  };
  const changes = Object.keys(change).length > 0;
  if (!changes && input.stage === undefined && input.stageWhy === undefined)
    throw nothingToChange('momentum community edit');
  if (input.stageWhy !== undefined && input.stage === undefined) throw whyWithoutStage();
  editCommunity(
    session,
    change,
    input.stage && { stage: input.stage, why: input.stageWhy ?? null },
  );
  return session.ledger.read(shownIn);
};

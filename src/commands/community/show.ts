import type { Run } from '../../cli/spec.js';
import { communityId } from '../../core/community.js';
import type { show } from './index.js';
import { shown } from './shown.js';

export const run: Run<typeof show> = (_, call) =>
  call.desk.ledger.read((reader) => {
    const state = reader.get('community', communityId);
    if (!state) throw new Error('every ledger begins with its community');
    const keeper = state.planKeeper && reader.get('member', state.planKeeper);
    return shown(state, keeper ? keeper.name : null);
  });

import type { Beside } from '../../actions/templates.js';
import type { Call } from '../../cli/spec.js';
import { communityId } from '../../core/community.js';
import { Refusal } from '../../core/refusal.js';
import { languageOf } from '../../language/index.js';

/** The ledger whose own templates count; none where there is no ledger yet to have any. */
export function ledgerBeside(call: Call): Beside {
  try {
    const { ledger } = call.desk;
    const community = ledger.read((reader) => reader.get('community', communityId));
    const { path } = ledger;
    return community ? { path, language: languageOf(community.locale) } : { path };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-ledger') return undefined;
    throw error;
  }
}

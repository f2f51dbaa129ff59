import type { Call } from '../../cli/spec.js';
import { languageOf } from '../../language/index.js';
import type { TemplateHome } from '../../papers/making/templates.js';
import { Refusal } from '../../text/refusal.js';
import { communityId } from '../../things/community/thing.js';

/** The ledger whose own templates count; none where there is no ledger yet to have any. */
export function ledgerBeside(call: Call): TemplateHome {
  try {
    const { ledger } = call.session;
    const community = ledger.read((reader) => reader.get('community', communityId));
    const { path } = ledger;
    return community ? { path, language: languageOf(community.locale) } : { path };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-ledger') return undefined;
    throw error;
  }
}

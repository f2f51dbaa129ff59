import type { Beside } from '../../actions/templates.js';
import type { Call } from '../../cli/spec.js';
import { Refusal } from '../../core/refusal.js';

/** The ledger whose own templates count; none where there is no ledger yet to have any. */
export function ledgerBeside(call: Call): Beside {
  try {
    return call.desk.ledger;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-ledger') return undefined;
    throw error;
  }
}

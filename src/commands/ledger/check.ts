import type { Run } from '../../cli/spec.js';
import { checkLedger } from '../../ledger/check.js';
import { list, paragraph, root } from '../../papers/build.js';
import { exitCodes } from '../../text/refusal.js';
import type { check } from './index.js';

export const run: Run<typeof check> = (_, call) => {
  const findings = checkLedger(call.session.ledger);
  return {
    data: { findings },
    document:
      findings.length === 0
        ? root()
        : root(
            paragraph('The ledger is not sound:'),
            list(findings.map(({ message, next }) => `${message} ${next}`)),
          ),
    exit: findings.length === 0 ? exitCodes.done : exitCodes.refused,
  };
};

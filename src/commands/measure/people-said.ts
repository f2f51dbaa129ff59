/** People who may be asked, with what speaks for it. */

import { type Fit, saidTrace, type Trace } from '../../figures/fit.js';
import type { Inline } from '../../papers/build.js';
import { strong } from '../../papers/build.js';
import { counted } from '../../text/text.js';
import { shortDay } from '../../time/day.js';

const reason = (trace: Trace): string =>
  trace.on === null ? saidTrace(trace) : `${saidTrace(trace)}, ${shortDay(trace.on)}`;

/** "Ann (has 2 open): kept “Find a hall”, 4 Dec 2026". */
export const personSaid = ({ name, reasons, carries }: Fit): Inline => [
  strong(name),
  carries === 0 ? ': ' : ` (has ${counted(carries, 'commitment')} open): `,
  reasons.map(reason).join('; '),
];

export const plainFit = ({ name, reasons, carries }: Fit) => ({
  name,
  carries,
  reasons: reasons.map(({ kind, text, on }) => ({ kind, text, on })),
});

/** People who may be asked, with what speaks for it. */

import { shortDay } from '../../core/day.js';
import { type Fit, saidTrace, type Trace } from '../../core/fit.js';
import { counted } from '../../core/text.js';
import type { Phrase } from '../../documents/build.js';
import { strong } from '../../documents/build.js';

const reason = (trace: Trace): string =>
  trace.on === null ? saidTrace(trace) : `${saidTrace(trace)}, ${shortDay(trace.on)}`;

/** "Ann (has 2 open): kept “Find a hall”, 4 Dec 2026". */
export const personSaid = ({ name, reasons, carries }: Fit): Phrase => [
  strong(name),
  carries === 0 ? ': ' : ` (has ${counted(carries, 'commitment')} open): `,
  reasons.map(reason).join('; '),
];

export const plainFit = ({ name, reasons, carries }: Fit) => ({
  name,
  carries,
  reasons: reasons.map(({ kind, text, on }) => ({ kind, text, on })),
});

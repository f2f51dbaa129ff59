import { ownTemplate } from '../../files/own-template.js';
import type { ActionName } from '../../sitting/actions/index.js';
import type { Flow, FlowPart } from '../../sitting/flow/schema.js';
import { weeklyFlow } from '../../sitting/shipped/index.js';
import type { Ledger } from '../../things/ledger.js';

/**
 * The check-in of a ledger: its own where one stands in its template folder, else the one that
 * comes with the program.
 * @throws Refusal `unreadable-checkin`, and as `readRegularFile`
 */
export async function flowOf(ledger: Ledger): Promise<Flow> {
  const own = ownTemplate(ledger, 'checkins', 'weekly');
  if (!own) return weeklyFlow;
  const { readFlow } = await import('../../sitting/flow/read.js');
  return readFlow(own.text, own.path);
}

const documentActions: ReadonlySet<ActionName> = new Set(['make-documents', 'issue-documents']);

const isOfDocuments = (part: FlowPart): boolean =>
  (part.kind === 'record' || part.kind === 'confirm') && documentActions.has(part.action);

/** The same check-in without its documents at the end. */
export const withoutDocuments = (flow: Flow): Flow => ({
  ...flow,
  steps: flow.steps.map((step) => ({
    ...step,
    parts: step.parts.filter((part) => !isOfDocuments(part)),
  })),
});

import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow } from '../../checkin/schema.js';
import { weeklyFlow } from '../../checkin/shipped/index.js';
import { readRegularFile } from '../../files/read.js';
import { templateFolder } from '../../ledger/location.js';

const largest = 256 * 1024;

/**
 * The check-in of the ledger at `path`: its own where one stands in its template folder, else the
 * one that comes with the program.
 * @throws Refusal `unreadable-checkin`, and as `readRegularFile`
 */
export async function flowOf(path: string): Promise<Flow> {
  const own = join(templateFolder(path), 'checkins', 'weekly.yaml');
  if (!lstatSync(own, { throwIfNoEntry: false })) return weeklyFlow;
  const text = readRegularFile(own, { maxBytes: largest }).toString('utf8');
  const { readFlow } = await import('../../checkin/flow.js');
  return readFlow(text.replace(/^\uFEFF/, ''), own);
}

/** The same check-in without its documents at the end. */
export const withoutDocuments = (flow: Flow): Flow => ({
  ...flow,
  steps: flow.steps.map((step) => ({
    ...step,
    parts: step.parts.filter((part) => part.kind !== 'record' || part.action !== 'make-documents'),
  })),
});

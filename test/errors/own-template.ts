import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a template of the ledger's own where momentum looks for it. */
export const ownTemplate = (kind: string, name: string, text: string) => (ledger: string) => {
  const folder = join(ledger.replace(/\.momentum$/, '.templates'), kind);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
};

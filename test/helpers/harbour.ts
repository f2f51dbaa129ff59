import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { createLedger } from '../../src/ledger/writing.js';
import type { Session } from '../../src/things/session.js';
import { now, reopened, temporaryFolder, today } from './ledger.js';
import { type Stage, stage } from './stage.js';

let played: Buffer | undefined;

/** The file of the example community's ledger: half a year that is lived through once. */
function example(): Buffer {
  if (played === undefined) {
    const path = join(temporaryFolder(), 'harbour.momentum');
    const ledger = createLedger(path);
    playHarbourMenders({ ledger, today, now });
    ledger.close();
    played = readFileSync(path);
  }
  return played;
}

/** The example community as it is today, to work at. */
export function exampleSession(): Session {
  const path = join(temporaryFolder(), 'harbour.momentum');
  writeFileSync(path, example(), { mode: 0o600 });
  return reopened(path);
}

/** A stage with the example community in its only ledger. */
export function harbour(): Stage {
  const at = stage();
  mkdirSync(at.ledgers, { recursive: true });
  writeFileSync(join(at.ledgers, 'harbour.momentum'), example(), { mode: 0o600 });
  return at;
}

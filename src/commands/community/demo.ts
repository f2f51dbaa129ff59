import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../cli/spec.js';
import { exampleName, playHarbourMenders } from '../../example/harbour-menders.js';
import { ledgerPath } from '../../files/location.js';
import { heading, lines, paragraph, root } from '../../papers/build.js';
import type { demo } from './index.js';
import { madeWhole } from './whole.js';

export const run: Run<typeof demo> = async ({ keep }, call) => {
  const path = keep
    ? ledgerPath(call.named ?? 'demo')
    : join(mkdtempSync(join(realpathSync(tmpdir()), 'momentum-demo-')), 'harbour-menders.momentum');
  madeWhole(call, path, playHarbourMenders);
  const session = call.open(path, { make: false });
  const { makeDocument } = await import('../../papers/making/documents.js');
  const state = await makeDocument(session, 'state-of-play', {});
  const plan = await makeDocument(session, 'momentum-plan', {});
  return {
    data: { path, community: exampleName },
    document: root(
      ...state.tree.children,
      ...plan.tree.children,
      heading(1, 'What to try next'),
      paragraph('All of it is invented. To look round in it, and to put something on record:'),
      lines(
        `export MOMENTUM_LEDGER=${path}`,
        'momentum',
        'momentum offer "Bring cake" --by tom --due "next friday"',
        'momentum checkin --quick',
      ),
      paragraph('When you have seen enough, start your own:'),
      lines('unset MOMENTUM_LEDGER', 'momentum init'),
    ),
  };
};

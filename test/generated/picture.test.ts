import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { createLedger } from '../../src/ledger/writing.js';
import { svgOf } from '../../tools/picture.js';
import { now, today } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

test('the picture in the README shows what the program says', async () => {
  const { home, momentum } = stage();
  const path = join(home, 'example.momentum');
  const ledger = createLedger(path);
  playHarbourMenders({ ledger, today, now });
  ledger.close();
  const { out } = await momentum(['--ledger', path], { terminal: 84, env: { TERM: 'xterm' } });
  await expect(svgOf(out, 'momentum')).toMatchFileSnapshot('../../docs/momentum.svg');
});

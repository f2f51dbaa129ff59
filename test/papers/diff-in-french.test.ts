import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

test('what has changed between documents is said in the language of the community, whole', async () => {
  const at = stage();
  await at.momentum(['init', 'Les Couseuses', '--locale', 'fr', '--facilitator', 'Ana Lopez']);
  const lines = [
    'offer "Réserver la salle" --by ana --due 2026-12-01',
    'offer "Coudre les rideaux" --by ana --due 2026-12-03',
    'offer "Apporter du thé" --by ana --due 2026-12-04',
    `state --issue --output ${join(at.home, 'etat.html')}`,
    'keep 1',
    'move 2 --to 2026-12-10',
    'release 3',
    'offer "Laver les nappes" --by ana',
  ];
  for (const line of lines) await at.momentum(wordsOf(line));
  const { out, exit } = await at.momentum(['document', 'diff', '1']);
  expect(exit).toBe(0);
  const plain = out.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
  for (const said of [
    'Ce qui a changé : ',
    'Du numéro 1, au ',
    'Engagements',
    'Nouveau : Laver les nappes (4), Ana Lopez',
    'Tenu : Réserver la salle (1), Ana Lopez',
    'Reporté : Coudre les rideaux (2), Ana Lopez, du 3 déc. 2026 au 10 déc. 2026',
    'Laissé de côté : Apporter du thé (3)',
  ]) {
    expect(plain).toContain(said);
  }
  expect(plain).not.toMatch(/Kept|Moved|What has|From number|Then|Now|Figures|Commitments|Said/);
});

/** What commands say of what they touch without having been told to: nobody finds it out later. */
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

async function begun() {
  const at = stage();
  /** What was printed, on one line; the day before what is typed. */
  const type = async (day: string, ...argv: string[]): Promise<string> => {
    const { exit, out, err } = await at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
    expect([argv, exit, exit === 0 ? '' : err]).toEqual([argv, 0, '']);
    return `${out}${err}`.replace(/\s+/g, ' ');
  };
  const refused = async (day: string, ...argv: string[]): Promise<string> => {
    const { exit, err } = await at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
    expect([argv, exit]).toEqual([argv, 1]);
    return err.replace(/\s+/g, ' ');
  };
  await type('2026-11-03', 'init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  for (const name of ['Tom Reed', 'Ida Moss', 'Grace Okoro']) {
    await type('2026-11-03', 'member', 'add', name, '--joined', '2026-01-10');
  }
  return { type, refused };
}

test('whoever leaves is no host any more, and what they held is told as it is', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(day, 'meeting', 'plan', 'Winter fair', '--on', '2026-12-17', '--host', 'ida');
  await type(day, 'offer', 'Find a room', '--by', 'ida');
  const paused = await type(day, 'member', 'pause', 'ida');
  expect(paused).toContain('still to host: 1 (Winter fair, 17 Dec 2026)');
  expect(paused).toContain('momentum meeting edit 1 --host NAME');
  const left = await type(day, 'member', 'leave', 'ida');
  expect(left).toContain('without a host now: 1 (Winter fair, 17 Dec 2026)');
  expect(left).toContain('looking for someone now: 1 (Find a room)');
  expect(left).toContain('momentum meeting edit 1 --host NAME');
  expect(left).not.toContain('still');
});

test('a break says which meetings are planned in it, and a meeting in which break it is', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(day, 'meeting', 'plan', 'Winter fair', '--on', '2026-12-17');
  await type(day, 'meeting', 'plan', 'Café', '--on', '2026-12-24');
  await type(day, 'meeting', 'plan', 'Off', '--on', '2026-12-28');
  await type(day, 'meeting', 'cancel', '3');
  const named = await type(day, 'community', 'pause', '--from', '2026-12-20', '--to', '2027-01-06');
  expect(named).toContain('a meeting is planned in it: 2 (Café), Thursday 24 December 2026');
  expect(named).toContain('momentum meeting edit 2 --on DATE');
  expect(named).not.toMatch(/Winter fair|Off/);
  const inIt = 'in a break that was named: Sunday 20 December 2026 to Wednesday 6 January 2027';
  expect(await type(day, 'meeting', 'plan', 'Tea', '--on', '2027-01-06')).toContain(inIt);
  expect(await type(day, 'meeting', 'edit', '1', '--on', '2026-12-20')).toContain(inIt);
  expect(await type(day, 'meeting', 'edit', '1', '--on', '2026-12-19')).not.toContain('break');
});

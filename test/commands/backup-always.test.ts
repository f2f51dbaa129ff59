/** The folder that each day’s backup goes into as well. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

test('a folder is settled on once the first backup stands in it, and the former one stays until then', async () => {
  const { momentum, home } = stage();
  await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  const always = async (): Promise<unknown> =>
    JSON.parse((await momentum(['backups', '--json'])).out).always;
  const [stick, full] = [join(home, 'stick'), join(home, 'full')];
  for (const folder of [stick, full]) mkdirSync(folder);
  // Where the folder of the backups would be there is something else.
  writeFileSync(join(full, 'momentum-backups'), 'a list');
  expect((await momentum(['backup', '--always', full])).exit).toBe(1);
  expect(await always()).toBe(null);
  const made = await momentum(['backup', '--always', stick, '--json']);
  expect(JSON.parse(made.out).always).toBe(stick);
  expect(existsSync(join(stick, 'momentum-backups'))).toBe(true);
  expect((await momentum(['backup', '--always', full])).exit).toBe(1);
  expect((await momentum(['backup', '--always', join(home, 'nowhere')])).exit).toBe(1);
  expect((await momentum(['backup', join(home, 'nowhere', 'a.zip'), '--only-here'])).exit).toBe(1);
  expect(await always()).toBe(stick);
  expect((await momentum(['backup', '--only-here'])).exit).toBe(0);
  expect(await always()).toBe(null);
  expect(readdirSync(full)).toEqual(['momentum-backups']);
});

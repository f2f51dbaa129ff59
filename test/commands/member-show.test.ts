import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

test('member show tells what is open, what was kept lately, and nothing older', async () => {
  const { momentum } = stage();
  const type = (line: string) => momentum([...wordsOf(line), '--today', '2026-11-30']);
  await type('init "Maths Teachers" --facilitator "Tom Reed"');
  for (const line of [
    'member add "Ida Moss" --joined 2026-01-10',
    'offer "Book the hall" --by ida --on 2026-03-01',
    'offer "Mend the lamp" --by ida --on 2026-10-01',
    'offer "Bring the tea" --by ida --due 2026-12-18',
    'keep 1 --on 2026-04-01',
    'keep 2 --on 2026-11-02',
  ]) {
    expect(await type(line)).toMatchObject({ exit: 0 });
  }
  const { out } = await type('member show ida');
  const [open = '', kept = ''] = /still open([\s\S]*)Kept lately([\s\S]*)What happened/
    .exec(out)
    ?.slice(1) ?? [''];
  expect(open).toContain('Bring the tea');
  expect(kept).toContain('2 Mend the lamp, 2 Nov 2026');
  expect(kept).not.toContain('Book the hall');
  const data = JSON.parse((await type('member show ida --json')).out) as { kept: unknown[] };
  expect(data.kept).toMatchObject([{ no: 2, closedOn: '2026-11-02' }]);
});

test('a role held since an earlier day is given that day, as the refusal says', async () => {
  const { momentum } = stage();
  const type = (line: string) => momentum([...wordsOf(line), '--today', '2026-11-30']);
  await type('init "Maths Teachers" --facilitator "Tom Reed"');
  await type('member add "Ida Moss" --joined 2026-01-10');
  await type('role give 2 --to ida');
  const { err } = await type('role give 2 --to ida --on 2026-10-01');
  expect(err).toContain('since Monday 30 November 2026');
  const line = 'role end 2 --by NAME --on 2026-11-30';
  expect(err).toContain(line);
  await type(line.replace('NAME', 'ida'));
  const { out } = await type('role give 2 --to ida --on 2026-10-01');
  expect(out).toContain('since Thursday 1 October 2026');
  const other = await type('role give 3 --to ida --from 2026-10-01');
  expect(other.err).toContain('Did you mean: --on');
});

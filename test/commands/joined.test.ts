import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

const harbour = async () => {
  const place = stage();
  await place.momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  return place;
};

test.each(['spring 2020', 'summer', 'early 2019', 'a while ago', 'printemps 2020'])(
  'somebody who joined “%s” is on record without the day, and that is said',
  async (since) => {
    const { momentum } = await harbour();
    const { out, err, exit } = await momentum(['member', 'add', 'Ann Lee', '--joined', since]);
    expect({ exit, err }).toMatchObject({ exit: 0 });
    expect(err).toContain(`“${since}” is no day that I know, so since when is unknown.`);
    expect(err).toContain('momentum member edit 2 --joined DATE');
    expect(out).toContain('Added 2 · Ann Lee');
    const listed = await momentum(['member', 'list', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject({
      members: [{}, { name: 'Ann Lee', joinedOn: null }],
    });
  },
);

test.each(['spring 2020', 'summer', 'a while ago', 'printemps 2020'])(
  'whoever edits the day to “%s” is told that it may be unknown, which is then obeyed',
  async (since) => {
    const { momentum } = await harbour();
    const { exit, err } = await momentum(['member', 'edit', 'amina', '--joined', since]);
    expect(exit).toBeGreaterThan(0);
    expect(err.replace(/\s+/g, ' ')).toContain('Where nobody knows the day, write unknown.');
    const obeyed = await momentum(['member', 'edit', 'amina', '--joined', 'unknown', '--json']);
    expect(JSON.parse(obeyed.out)).toMatchObject({ member: { joinedOn: null } });
  },
);

test('a day that is a slip is not called unknown', async () => {
  const { momentum } = await harbour();
  const { err } = await momentum(['member', 'edit', 'amina', '--joined', '31 february 2020']);
  expect(err).not.toContain('write unknown');
});

test.each(['31 february 2020', '2026-13-45'])('“%s” is a slip, and refused', async (since) => {
  const { momentum } = await harbour();
  const { exit, err } = await momentum(['member', 'add', 'Ann Lee', '--joined', since]);
  expect(exit).toBeGreaterThan(0);
  expect(err).toContain('✗');
});

test('no row of a file is lost by it, and the day that is known later stands', async () => {
  const { momentum, home } = await harbour();
  const path = join(home, 'people.csv');
  writeFileSync(path, 'name,joined\nAnn Lee,spring 2020\nBob Ray,summer\nCas Oak,2019-05-01\n');
  const { err, exit } = await momentum(['import', 'members', path]);
  expect({ exit, err }).toMatchObject({ exit: 0 });
  const said = err.replace(/\s+/g, ' ');
  expect(said).toContain('“spring 2020” (line 2), “summer” (line 3)');
  expect(said).toContain('momentum member edit NAME --joined DATE');
  await momentum(['member', 'edit', 'ann', '--joined', '2020-04-01']);
  await momentum(['import', 'members', path]);
  const listed = await momentum(['member', 'list', '--json']);
  expect(JSON.parse(listed.out).members).toMatchObject([
    {},
    { name: 'Ann Lee', joinedOn: '2020-04-01' },
    { name: 'Bob Ray', joinedOn: null },
    { name: 'Cas Oak', joinedOn: '2019-05-01' },
  ]);
});

test.each(['--until', '--to', '--due'])(
  'a break that says %s is told how it ends',
  async (flag) => {
    const { momentum } = await harbour();
    const { err, exit } = await momentum(['member', 'pause', 'amina', flag, 'friday']);
    expect(exit).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain('say so on that day: momentum member rejoin NAME');
  },
);

test.each([
  ['contributions', 'date,who,what\nspring 2020,Amina Yusuf,Cake\n'],
  ['meetings', 'date,title\nsummer,Picnic\n'],
  ['attendance', 'date,person\n2026-02-31,Amina Yusuf\n'],
])(
  'a day of %s that can’t be read is not to be left blank, which would be refused too',
  async (kind, sheet) => {
    const { momentum, home } = await harbour();
    const path = join(home, 'sheet.csv');
    writeFileSync(path, sheet);
    const { err } = await momentum(['import', kind, path]);
    expect(err).toContain('(csv-bad-date)');
    expect(err).not.toContain('leave the cell blank');
    writeFileSync(path, sheet.replace(/\n[^,\n]+,(?=[^\n]*\n$)/, '\n,'));
    const blank = await momentum(['import', kind, path]);
    expect(blank.err).toContain('every row needs its');
    writeFileSync(path, sheet.replace(/\n[^,\n]+,(?=[^\n]*\n$)/, '\n2026-04-13,'));
    expect((await momentum(['import', kind, path, '--dry-run'])).exit).toBe(0);
  },
);

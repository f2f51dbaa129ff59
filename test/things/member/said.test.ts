/** What people say of a member, field by field: taken everywhere it can be said, shown everywhere. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flagName } from '../../../src/cli/parameters.js';
import { saidFields } from '../../../src/things/field.js';
import { memberFields } from '../../../src/things/member/fields.js';
import { type Stage, stage } from '../../helpers/stage.js';

const texts = saidFields(memberFields).filter(
  ([key, { saying }]) => key !== 'name' && saying.flag !== undefined,
);
const truths = saidFields(memberFields).filter(([, { saying }]) => saying.eitherWay !== undefined);
const keys = (fields: typeof texts): string[] => fields.map(([key]) => key);

async function begun(): Promise<Stage> {
  const place = stage();
  await place.momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  return place;
}

const memberOf = async (place: Stage, who: string): Promise<Record<string, unknown>> => {
  const { out } = await place.momentum(['member', 'show', who, '--json']);
  return JSON.parse(out).member;
};

test('every field that people say is one of the two kinds, and one of them is the name', () => {
  const all = [...keys(texts), ...keys(truths), 'name'];
  expect(all.sort()).toEqual(keys(saidFields(memberFields)).sort());
});

/** An address is read as one; any words do for the others. */
const written = (key: string, words: string): string =>
  key === 'email' ? `${words}@harbour.example` : words;

test.each(texts)(
  '%s is taken from a flag, kept, shown, changed and taken away',
  async (key, field) => {
    const place = await begun();
    const flag = `--${flagName(key)}`;
    const pears = written(key, 'pears');
    for (const verb of ['add', 'request']) {
      const name = `Tom ${verb}`;
      const value = written(key, `quinces-${verb}`);
      const made = await place.momentum(['member', verb, name, flag, value]);
      expect(made).toMatchObject({ exit: 0 });
      expect(await memberOf(place, name)).toMatchObject({ [key]: value });
      const line = field.saying.shown?.(value as never);
      if (line) expect(made.out).toContain(line);
    }
    const shown = await place.momentum(['member', 'show', 'Tom add']);
    expect(shown.out).toContain('quinces-add');
    expect(await place.momentum(['member', 'edit', 'Tom add', flag, pears])).toMatchObject({
      exit: 0,
    });
    expect(await memberOf(place, 'Tom add')).toMatchObject({ [key]: pears });
    const log = await place.momentum(['log']);
    expect(log.out).toContain(`changed: ${field.saying.label.replace(/^the /, '')}.`);
    await place.momentum(['member', 'edit', 'Tom add', flag, '']);
    expect(await memberOf(place, 'Tom add')).toMatchObject({ [key]: null });
    expect(await place.momentum(['check'])).toMatchObject({ exit: 0 });
  },
);

test.each(texts)(
  '%s comes in from a file, and again only where nobody had said it',
  async (key) => {
    const place = await begun();
    const file = join(place.home, 'people.csv');
    const bring = async (rows: string) => {
      writeFileSync(file, `name,${flagName(key)}\n${rows}\n`);
      return place.momentum(['import', 'members', file]);
    };
    const [quinces, pears] = [written(key, 'quinces'), written(key, 'pears')];
    await place.momentum(['member', 'add', 'Bo Lind']);
    expect(await bring(`Tom Reed,${quinces}\nBo Lind,${pears}`)).toMatchObject({ exit: 0 });
    expect(await memberOf(place, 'Tom Reed')).toMatchObject({ [key]: quinces });
    expect(await memberOf(place, 'Bo Lind')).toMatchObject({ [key]: pears });
  },
);

test.each(truths)(
  '%s is as usual unless said, and can be said both ways',
  async (key, { saying }) => {
    const place = await begun();
    const { yes, no } = saying.eitherWay ?? {};
    const [usual, other] = saying.otherwise ? [yes, no] : [no, yes];
    const flagOf = (way: typeof yes) => `--${flagName(way?.name ?? '')}`;
    await place.momentum(['member', 'add', 'Bo Lind']);
    expect(await memberOf(place, 'Bo Lind')).toMatchObject({ [key]: saying.otherwise });
    await place.momentum(['member', 'edit', 'Bo Lind', flagOf(other)]);
    expect(await memberOf(place, 'Bo Lind')).toMatchObject({ [key]: !saying.otherwise });
    await place.momentum(['member', 'edit', 'Bo Lind', flagOf(usual)]);
    expect(await memberOf(place, 'Bo Lind')).toMatchObject({ [key]: saying.otherwise });
    await place.momentum(['member', 'add', 'Cy Marsh', flagOf(other)]);
    expect(await memberOf(place, 'Cy Marsh')).toMatchObject({ [key]: !saying.otherwise });
    const both = await place.momentum(['member', 'edit', 'Bo Lind', flagOf(yes), flagOf(no)]);
    expect(both.err).toContain('(both-ways)');
  },
);

test.each(texts.filter(([, { saying }]) => saying.listed))(
  '%s has a column in the list where anybody has it, and in its data always',
  async (key, { saying }) => {
    const place = await begun();
    expect((await place.momentum(['member', 'list'])).out).not.toContain(saying.listed);
    await place.momentum(['member', 'add', 'Tom Reed', `--${flagName(key)}`, 'quinces']);
    const { out } = await place.momentum(['member', 'list']);
    expect(out).toContain(saying.listed);
    expect(out).toContain('quinces');
    const { members } = JSON.parse((await place.momentum(['member', 'list', '--json'])).out);
    expect(members.map((each: Record<string, unknown>) => each[key])).toEqual([null, 'quinces']);
  },
);

test('an organisation is said beside the name where members are welcomed, and nowhere in public', async () => {
  const place = await begun();
  await place.momentum(['member', 'add', 'Tom Reed', '--organisation', 'Quay Radio']);
  await place.momentum(['member', 'add', 'Ida Moss', '--organisation', 'Hush', '--unnamed']);
  const state = async (audience: string) =>
    (await place.momentum(['state', '--audience', audience, '--format', 'markdown'])).out;
  const members = await state('members');
  expect(members).toContain('Tom Reed (Quay Radio)');
  expect(members).not.toContain('Hush');
  expect(await state('public')).not.toContain('Quay Radio');
});

// Written out, so that a slip in a declaration is seen: who may read it, and where it shows.
test('who may read what people say of a member, and where it shows, is as it was ruled', () => {
  const rulings = saidFields(memberFields).map(([key, { words, saying }]) => [
    key,
    words,
    saying.listed ?? '',
    saying.beside ?? false,
  ]);
  expect(rulings).toEqual([
    ['name', 'public', '', false],
    ['email', 'facilitator', '', false],
    ['handle', 'facilitator', '', false],
    ['organisation', 'members', 'Organisation', true],
    ['goodAt', 'facilitator', '', false],
    ['note', 'facilitator', '', false],
    ['named', null, '', false],
    ['bot', null, '', false],
  ]);
});

/** An address that is typed with a name stands with it, for the facilitator alone, and never in it. */

import { describe, expect, test } from 'vitest';
import { isMailAddress, nameAndAddress } from '../../src/text/addresses.js';
import type { No } from '../../src/things/no.js';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

const typeIn = (at: Stage, line: string, answers?: ReadonlyMap<string, string>) =>
  at.momentum(wordsOf(line).slice(1), answers ? { answers } : {});

async function begun(): Promise<Stage> {
  const at = stage();
  await typeIn(at, 'momentum init "Maths Teachers" --facilitator "Tom Reed <tom@school.example>"');
  await typeIn(at, 'momentum member add "Ida Moss" --email ida@school.example');
  return at;
}

const membersOf = async (at: Stage): Promise<Array<[string, string | null]>> => {
  const { out } = await typeIn(at, 'momentum member list --json');
  const { members } = JSON.parse(out) as { members: Array<{ no: No; name: string }> };
  const shown: Array<[string, string | null]> = [];
  for (const { no } of members) {
    const one = JSON.parse((await typeIn(at, `momentum member show ${no} --json`)).out);
    shown.push([one.member.name, one.member.email]);
  }
  return shown;
};

test.each([
  ['Ana López <ana@example.org>', 'Ana López', 'ana@example.org'],
  ['"López, Ana" <ana@example.org>', 'López, Ana', 'ana@example.org'],
  ['Ana López (ana@example.org)', 'Ana López', 'ana@example.org'],
  ['Ana López ana@example.org', 'Ana López', 'ana@example.org'],
  ['Ana López, ana@example.org', 'Ana López', 'ana@example.org'],
  ['Ana López <mailto:ana@example.org>', 'Ana López', 'ana@example.org'],
  ['ana@example.org: Ana López', 'Ana López', 'ana@example.org'],
  ['<ana@example.org>', '', 'ana@example.org'],
  ['ana@example.org', '', 'ana@example.org'],
  ['Ana López', 'Ana López', null],
  ['@analopez', '@analopez', null],
  ['Ana @ the hall', 'Ana @ the hall', null],
])('%s is the name “%s” and the address %s', (text, name, email) => {
  expect(nameAndAddress(text)).toEqual({ name, email, others: [] });
});

test('an address is one, and nothing beside it', () => {
  expect(['ana@example.org', 'a.b+c@d-e.co.uk', 'ána@müller.example'].every(isMailAddress)).toBe(
    true,
  );
  expect(
    ['notanaddress', 'ana@', '@ana', 'a@b', 'ana@example.org x', 'a@b@example.org'].filter(
      isMailAddress,
    ),
  ).toEqual([]);
});

describe('whoever is typed with an address has both:', () => {
  test.each([
    ['momentum member add "Ana López <ana@example.org>"', []],
    ['momentum offer "Bring tea" --by "Ana López <ana@example.org>"', ['add.by']],
    ['momentum offer "Bring tea" --by tom --with "Ana López <ana@example.org>"', ['add.with']],
    ['momentum role give "Tea" --new --to "Ana López <ana@example.org>"', ['add.to']],
    [
      'momentum meeting hold "Tea" --new --present "tom; Ana López <ana@example.org>"',
      ['add.present'],
    ],
  ])('%s', async (line, asked) => {
    const at = await begun();
    const answers = new Map(asked.map((id) => [id, 'yes']));
    expect(await typeIn(at, line, answers)).toMatchObject({ exit: 0 });
    expect(await membersOf(at)).toContainEqual(['Ana López', 'ana@example.org']);
    const { out } = await typeIn(at, 'momentum state --format markdown');
    expect(out).not.toContain('@');
  });

  test('as facilitator, when asking to join, and under another name', async () => {
    const at = await begun();
    await typeIn(at, 'momentum member request "Ana López <ana@example.org>"');
    await typeIn(at, 'momentum member approve ana');
    await typeIn(at, 'momentum member edit ida --name "Ida Marsh <ida.marsh@school.example>"');
    expect(await membersOf(at)).toEqual([
      ['Ana López', 'ana@example.org'],
      ['Ida Marsh', 'ida.marsh@school.example'],
      ['Tom Reed', 'tom@school.example'],
    ]);
  });
});

test('somebody who is known is found by name or address, and nobody is added', async () => {
  const at = await begun();
  for (const who of [
    'Ida Moss <ida@school.example>',
    'I. Moss <ida@school.example>',
    'Ida Moss <other@school.example>',
    'ida@school.example',
  ]) {
    const { exit, out } = await at.momentum(['offer', 'Bring tea', '--by', who, '--again']);
    expect([exit, out]).toEqual([0, expect.stringContaining('• by Ida Moss\n')]);
  }
  expect(await membersOf(at)).toHaveLength(2);
});

test('two addresses for one person are both theirs', async () => {
  const at = await begun();
  await typeIn(
    at,
    'momentum member add "Ana López <ana@example.org>" --email a.lopez@school.example',
  );
  expect(await membersOf(at)).toContainEqual(['Ana López', 'a.lopez@school.example']);
  const { out } = await typeIn(at, 'momentum offer "Bring tea" --by ana@example.org');
  expect(out).toContain('• by Ana López\n');
});

test.each([
  ['momentum member add ana@example.org', 'name-is-address'],
  ['momentum member add "Ana López" --email notanaddress', 'not-an-address'],
  ['momentum member edit ida --email "ida at school"', 'not-an-address'],
  ['momentum member edit ida --name ida@school.example', 'name-is-address'],
  ['momentum member request "Ana López" --email @ana', 'not-an-address'],
])('%s is refused', async (line, code) => {
  const at = await begun();
  const { exit, err } = await typeIn(at, line);
  expect([exit, err]).toEqual([2, expect.stringContaining(`(${code})`)]);
  expect(await membersOf(at)).toHaveLength(2);
});

test('nobody new is added by an address alone, and an empty one takes away what was there', async () => {
  const at = await begun();
  const line = 'momentum offer "Bring tea" --by zed@example.org';
  expect((await typeIn(at, line, new Map())).err).toContain('(name-is-address)');
  await typeIn(at, 'momentum member edit ida --email ""');
  expect(await membersOf(at)).toContainEqual(['Ida Moss', null]);
});

test.each(['a@b.org, victim@x.org', 'a@b.org;victim@x.org', 'a@b.org victim@x.org'])(
  'two addresses are not one: %s',
  async (typed) => {
    const { momentum } = await begun();
    const { exit, err } = await momentum(['member', 'add', 'Nils Berg', '--email', typed]);
    expect(exit).toBe(2);
    expect(err).toContain('(not-an-address)');
  },
);

test('of several addresses beside a name none stays in it', async () => {
  const { momentum } = await begun();
  await momentum(['member', 'add', 'Nils Berg <nils@berg.example>, nils@work.example']);
  const { out } = await momentum(['member', 'show', 'nils@work.example', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    member: { name: 'Nils Berg', email: 'nils@berg.example' },
  });
});

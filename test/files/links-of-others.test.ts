/** Links that somebody else made where anybody may (row 40). */
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import {
  type Owners,
  othersMayHaveWritten,
  refuseLinksOfOthers,
} from '../../src/files/links-of-others.js';
import { stage } from '../helpers/stage.js';

/** A machine on which `/pub` is anybody’s, and one link is whose it is said. */
const machine = (link: string, owner: number, mode = 0o1777): Owners => ({
  own: 1000,
  at: (path) =>
    path.startsWith('/nowhere')
      ? undefined
      : {
          ...{ mode: path === '/pub' ? mode : 0o755, uid: path === link ? owner : 0 },
          isSymbolicLink: () => path === link,
        },
});

test.each([
  ['somebody else’s', '/pub/stick', machine('/pub/stick', 1001), true],
  ['somebody else’s on the way', '/pub/stick/harbour/b.zip', machine('/pub/stick', 1001), true],
  ['our own', '/pub/stick/b.zip', machine('/pub/stick', 1000), false],
  ['the folder’s owner’s', '/pub/stick/b.zip', machine('/pub/stick', 0), false],
  ['where nobody else may write', '/pub/stick', machine('/pub/stick', 1001, 0o755), false],
  ['what is not there', '/nowhere/stick', machine('/pub/stick', 1001), false],
  [
    'a system without such numbers',
    '/pub/stick',
    { ...machine('/pub/stick', 1), own: undefined },
    false,
  ],
] as const)('a link that is %s', (_, path, owners, isRefused) => {
  const look = () => refuseLinksOfOthers(path, owners);
  if (isRefused) expect(look).toThrow('is a link that somebody else on this machine made');
  else expect(look).not.toThrow();
});

test.skipIf(process.getuid?.() !== 0)(
  'nothing is written through somebody else’s link, whatever it is that writes',
  async () => {
    const { home, ledgers, momentum } = stage();
    await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
    const [shared, theirs] = [join(home, 'shared'), join(home, 'theirs')];
    mkdirSync(shared);
    mkdirSync(join(shared, 'stick'));
    mkdirSync(theirs);
    chmodSync(shared, 0o1777);
    chmodSync(join(shared, 'stick'), 0o1777);
    const links = [join(shared, 'link'), join(shared, 'stick', 'momentum-backups')];
    for (const link of links) {
      symlinkSync(theirs, link);
      lchownSync(link, 65534, 65534);
    }
    const dangling = join(shared, 'new.momentum.part');
    symlinkSync(join(theirs, 'new.momentum'), dangling);
    lchownSync(dangling, 65534, 65534);
    for (const argv of [
      ['backup', '--always', join(shared, 'link')],
      ['backup', '--always', join(shared, 'stick')],
      ['backup', join(shared, 'link')],
      ['backup', join(shared, 'link', 'b.zip')],
      ['state', '--output', join(shared, 'link', 'state.html')],
      ['member', 'data', 'amina', '--output', join(shared, 'link', 'amina.html')],
      ['init', '--name', 'Sail Menders', '--ledger', join(shared, 'new.momentum')],
    ]) {
      const { exit, err } = await momentum(argv);
      expect({ exit, err }, argv.join(' ')).toMatchObject({
        exit: 1,
        err: expect.stringContaining('(link-of-another)'),
      });
    }
    expect(readdirSync(theirs)).toEqual([]);
    expect(existsSync(join(ledgers, '.backups'))).toBe(false);
  },
);

const file = (uid: number, mode: number): Owners => ({
  own: 1000,
  at: () => ({ mode, uid, isSymbolicLink: () => false }),
});

test.each([
  ['ours', file(1000, 0o600), undefined],
  ['the system’s', file(0, 0o644), undefined],
  ['somebody else’s', file(1001, 0o644), 'its-owner'],
  ['anybody’s', file(1000, 0o666), 'anybody'],
  ['a group’s', file(1000, 0o664), 'anybody'],
  ['on a system without such numbers', { ...file(1001, 0o666), own: undefined }, undefined],
] as const)('a file that is %s', (_, owners, by) => {
  expect(othersMayHaveWritten('/pub/harbour.zip', owners)).toBe(by);
});

test.skipIf(process.getuid?.() !== 0)(
  'a backup that others may have written is put back only where it is named, and that is said',
  async () => {
    const { momentum } = stage();
    await momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
    const made = async (): Promise<string> =>
      JSON.parse((await momentum(['backup', '--json'])).out).file;
    const [first, second] = [await made(), await made()];
    const from = async (...argv: string[]) => {
      const { exit, out, err } = await momentum(['restore', '--dry-run', ...argv, '--json']);
      return exit === 0 ? JSON.parse(out).from : err;
    };
    chmodSync(first, 0o666);
    chownSync(second, 12_345, 12_345);
    expect(await from()).toContain('(backup-of-others)');
    expect((await momentum(['backups'])).out.replace(/\s+/g, ' ')).toContain(
      'Taken only where you name',
    );
    expect(await from(second)).toBe(second);
    const { out } = await momentum(['restore', '--dry-run', second]);
    expect(out.replace(/\s+/g, ' ')).toContain('belongs to somebody else on this machine');
    for (const [path, told] of [
      [first, 'can be written to by others on this machine'],
      [second, 'belongs to somebody else on this machine'],
    ] as const) {
      const { exit, err } = await momentum(['restore', path, '--yes']);
      expect([exit, err.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(told)]);
    }
    chmodSync(first, 0o600);
    expect(await from()).toBe(first);
  },
);

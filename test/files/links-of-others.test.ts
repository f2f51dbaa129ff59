/** Links that somebody else made where anybody may (row 40). */
import { chmodSync, existsSync, lchownSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { type Owners, refuseLinksOfOthers } from '../../src/files/links-of-others.js';
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

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { needViewer, showFile, systemViewer } from '../../src/files/viewer.js';
import { refusalOf } from '../bring/refusal-of.js';

/** A folder for PATH that holds a program called `name`. */
function pathWith(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'momentum-path-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), '');
  chmodSync(join(folder, name), 0o755);
  return folder;
}

test('there is a viewer where there is a desktop', () => {
  const isThere = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
    systemViewer(env, platform).isThere();
  const PATH = pathWith('xdg-open');
  expect(isThere({}, 'darwin')).toBe(true);
  expect(isThere({}, 'win32')).toBe(true);
  expect(isThere({ PATH, DISPLAY: ':0' })).toBe(true);
  expect(isThere({ PATH, WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(isThere({ WSL_DISTRO_NAME: 'Debian' })).toBe(true);
  // A server, and a desktop that has nothing to open files with.
  expect(isThere({ PATH })).toBe(false);
  expect(isThere({ PATH: pathWith('ls'), DISPLAY: ':0' })).toBe(false);
});

test('where there is none, it says what to do instead', () => {
  const refusal = refusalOf(() => needViewer(systemViewer({}, 'linux')));
  expect(refusal.code).toBe('no-viewer');
  expect(refusal.next).toContain('--output');
});

test('where the viewer fails, the file is named', async () => {
  const show = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' }));
  await expect(showFile({ isThere: () => true, show }, '/home/amina/plan.html')).rejects.toThrow(
    /\/home\/amina\/plan\.html.*ENOENT/,
  );
});

import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from '../../src/files/browser.js';
import { refusalOf } from '../bring/refusal-of.js';

/** A machine on which only these programs are. */
const machine = (more: Partial<Machine>, programs: readonly string[]): Machine => ({
  platform: 'linux',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  home: '/home/amina',
  isProgram: (path) => programs.includes(path),
  ...more,
});

const found = (on: Machine): string => findBrowser(on.env, on);

describe('findBrowser', () => {
  it.each<[string, Partial<Machine>, readonly string[], string]>([
    [
      'Chromium on the PATH before Chrome',
      {},
      ['/usr/bin/google-chrome', '/usr/bin/chromium'],
      '/usr/bin/chromium',
    ],
    ['Edge on Linux', {}, ['/usr/bin/microsoft-edge-stable'], '/usr/bin/microsoft-edge-stable'],
    [
      'Chrome where its package puts it',
      {},
      ['/opt/google/chrome/chrome'],
      '/opt/google/chrome/chrome',
    ],
    ['the snap', { env: {} }, ['/snap/bin/chromium'], '/snap/bin/chromium'],
    [
      'a flatpak of one’s own',
      {},
      ['/home/amina/.local/share/flatpak/exports/bin/com.brave.Browser'],
      '/home/amina/.local/share/flatpak/exports/bin/com.brave.Browser',
    ],
    [
      'Chrome on macOS',
      { platform: 'darwin' },
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Brave in one’s own applications',
      { platform: 'darwin' },
      ['/home/amina/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'],
      '/home/amina/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    [
      'Edge on Windows, which every Windows has',
      { platform: 'win32', env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' } },
      ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  ])('finds %s', (_, more, programs, path) => {
    expect(found(machine(more, programs))).toBe(path);
  });

  it('takes the one that is named, by its path or as PATH knows it', () => {
    const programs = ['/usr/bin/chromium', '/usr/bin/brave', '/home/amina/chrome/chrome'];
    for (const [named, path] of [
      ['brave', '/usr/bin/brave'],
      ['/home/amina/chrome/chrome', '/home/amina/chrome/chrome'],
    ]) {
      const env = { PATH: '/usr/bin', MOMENTUM_BROWSER: named };
      expect(found(machine({ env }, programs))).toBe(path);
    }
  });

  it('takes no other in place of the one that is named', () => {
    const env = { PATH: '/usr/bin', MOMENTUM_BROWSER: 'chrme' };
    const refusal = refusalOf(() => found(machine({ env }, ['/usr/bin/chromium'])));
    expect(refusal.code).toBe('browser-not-found');
    expect(refusal.message).toContain('chrme');
  });

  it('does not look into a folder that hangs on where one is', () => {
    const here = machine({ env: { PATH: ':.:bin' } }, ['chromium', './chromium', 'bin/chromium']);
    expect(refusalOf(() => found(here)).code).toBe('no-browser');
  });

  it('says what else there is where none is found', () => {
    const refusal = refusalOf(() => found(machine({}, [])));
    expect(refusal.code).toBe('no-browser');
    expect(refusal.next).toContain('--format html');
    expect(refusal.next).toContain('--format docx');
  });
});

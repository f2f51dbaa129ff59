import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The machine as far as it says where a browser may be. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Env;
  readonly home: string;
  readonly isProgram: (path: string) => boolean;
}

const thisMachine = (env: Env): Machine => ({
  platform: process.platform,
  env,
  home: homedir(),
  isProgram(path) {
    try {
      if (!statSync(path).isFile()) return false;
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
});

// All of them are Chromium underneath, and print alike. Those that people have put there
// themselves come before the one that a distribution brings in a box of its own (snap, flatpak).
const onPath = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'brave',
  'chromium-browser',
];

const linuxPlaces = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/opt/brave.com/brave/brave',
  '/snap/bin/chromium',
];

const flatpaks = [
  'org.chromium.Chromium',
  'com.google.Chrome',
  'com.microsoft.Edge',
  'com.brave.Browser',
];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Chromium\\Application\\chrome.exe',
];

const pathsOf = (names: readonly string[], { env }: Machine): string[] =>
  names.flatMap((name) =>
    (env.PATH ?? '')
      .split(delimiter)
      // A folder that hangs on where one happens to be is nobody's place for programs.
      .filter(isAbsolute)
      .map((folder) => join(folder, name)),
  );

/** Where browsers usually are, the likeliest first. */
function usualPlaces(machine: Machine): string[] {
  const { platform, env, home } = machine;
  if (platform === 'darwin') {
    return macApps.flatMap((app) =>
      ['/Applications', join(home, 'Applications')].map(
        (folder) => `${folder}/${app}.app/Contents/MacOS/${app}`,
      ),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return windowsPlaces.flatMap((place) =>
      roots.filter((root) => root !== undefined).map((root) => `${root}\\${place}`),
    );
  }
  const exported = ['/var/lib/flatpak', join(home, '.local/share/flatpak')];
  return [
    ...pathsOf(onPath, machine),
    ...linuxPlaces,
    ...exported.flatMap((root) => flatpaks.map((name) => join(root, 'exports/bin', name))),
  ];
}

/**
 * The browser to print with: the one that MOMENTUM_BROWSER names, by its path or as PATH knows it,
 * else the first of Chromium, Chrome, Edge and Brave that is there.
 * @throws Refusal `no-browser`, `browser-not-found`
 */
export function findBrowser(env: Env, machine: Machine = thisMachine(env)): string {
  const named = env.MOMENTUM_BROWSER;
  if (named) {
    const places = /[\\/]/.test(named) ? [named] : pathsOf([named], machine);
    const found = places.find(machine.isProgram);
    if (found !== undefined) return found;
    throw usage(
      'browser-not-found',
      `MOMENTUM_BROWSER names “${visible(named)}”, which is no program here.`,
      'Set it to the path of Chromium, Chrome, Edge or Brave, or leave it out to let one be found.',
    );
  }
  const found = usualPlaces(machine).find(machine.isProgram);
  if (found !== undefined) return found;
  throw new Refusal(
    'no-browser',
    'A PDF is printed by a browser (Chromium, Chrome, Edge or Brave), and none was found here.',
    'Name one with MOMENTUM_BROWSER=PATH, or take a format that needs none: --format html, --format docx.',
  );
}

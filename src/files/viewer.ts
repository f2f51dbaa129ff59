import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { errorCode } from '../text/disk.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What shows a file to whoever sits there: the system's viewer, or a test's stand-in. */
export interface Viewer {
  /** Whether there is one; false on a server, say, where nobody could see it. */
  readonly isThere: () => boolean;
  /** Hands the file over and does not wait for it to be closed. */
  readonly show: (path: string) => Promise<void>;
}

/** The programs that the person has chosen for each kind of file. */
export const systemViewer = (env: Env, platform: NodeJS.Platform = process.platform): Viewer => ({
  // macOS and Windows always have a desktop, and so has a Linux inside Windows; elsewhere it says
  // where it is, and xdg-open knows what opens what.
  isThere: () =>
    platform === 'darwin' ||
    platform === 'win32' ||
    Boolean(env.WSL_DISTRO_NAME) ||
    (Boolean(env.DISPLAY || env.WAYLAND_DISPLAY) && isOnPath('xdg-open', env)),
  async show(path) {
    // It starts the program by its name and the path as one word each: no shell reads them.
    const { default: open } = await import('open');
    await open(path);
  },
});

const isOnPath = (name: string, { PATH = '' }: Env): boolean =>
  PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** @throws Refusal `no-viewer` */
export function needViewer(viewer: Viewer): void {
  if (viewer.isThere()) return;
  throw new Refusal(
    'no-viewer',
    'There is no desktop here that could show a document.',
    'Write it into a file with --output FILE, and open that where there is one.',
  );
}

/** @throws Refusal `not-shown`; the file stays where it is */
export async function showFile(viewer: Viewer, path: string): Promise<void> {
  try {
    await viewer.show(path);
  } catch (error) {
    throw new Refusal(
      'not-shown',
      `The document is in “${visible(path)}”, but no program here would show it (${errorCode(error)}).`,
      'Open the file yourself.',
    );
  }
}

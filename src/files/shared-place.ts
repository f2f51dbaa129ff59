/** Where a ledger lies: on a disk of this machine, or where more than one machine may write to it. */
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../text/refusal.js';
import { machineNote } from './machine-note.js';

/** A place that several machines share: by copies that are kept in step, or as one file of another machine’s. */
export interface SharedPlace {
  readonly by: 'copies' | 'network';
  /** What people call it: “Dropbox”, “SMB”. */
  readonly called: string;
}

/** Which folder in a path tells what keeps it in step with other machines. */
const synchronised: ReadonlyArray<readonly [called: string, folder: RegExp]> = [
  ['Dropbox', /^Dropbox( ?[(-].*)?$/i],
  ['OneDrive', /^OneDrive( ?-.*)?$/i],
  ['iCloud', /^(Mobile Documents|iCloud ?Drive)$/i],
  ['Google Drive', /^(Google ?Drive(-.*)?|My Drive)$/i],
  ['Nextcloud', /^Nextcloud\d*$/i],
  ['ownCloud', /^ownCloud\d*$/i],
];

/** What such a program leaves in the folder that it keeps in step, whatever that is called. */
const marks: ReadonlyArray<readonly [called: string, file: string]> = [
  ['Dropbox', '.dropbox.cache'],
  ['Nextcloud', '.nextcloudsync.log'],
  ['ownCloud', '.owncloudsync.log'],
  ['Syncthing', '.stfolder'],
];

/** The numbers by which Linux knows file systems of other machines (statfs(2)). */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);

/** Of these it is said elsewhere what they are: a program of one’s own shows them as files. */
const fuse = 0x65735546;
const networkPrograms =
  /^fuse\.(sshfs|rclone|davfs2?|s3fs|gcsfuse|goofys|curlftpfs|smbnetfs|glusterfs|ceph.*|google-drive-ocamlfuse)$/;

/** What can be asked of a system about a folder. */
export interface Disks {
  /** The number of its file system, as Linux has them; undefined elsewhere. */
  typeOf(folder: string): number | undefined;
  /** /proc/self/mounts, where there is one. */
  mounts(): string;
}

const systemDisks: Disks = {
  typeOf: (folder) => (process.platform === 'linux' ? statfsSync(folder).type : undefined),
  mounts: () => (existsSync('/proc/self/mounts') ? readFileSync('/proc/self/mounts', 'utf8') : ''),
};

/** The place that the file at `path` is shared by, if it is one; what can’t be asked is none. */
export function sharedPlace(path: string, disks: Disks = systemDisks): SharedPlace | undefined {
  try {
    const folder = dirname(realpathSync(path));
    const called = onNetwork(folder, disks);
    if (called !== undefined) return { by: 'network', called };
    const keeper = keptInStepBy(folder);
    return keeper === undefined ? undefined : { by: 'copies', called: keeper };
  } catch {
    return undefined;
  }
}

function onNetwork(folder: string, disks: Disks): string | undefined {
  if (/^\\\\[^?.]/.test(folder)) return 'SMB';
  const type = disks.typeOf(folder);
  if (type === undefined) return undefined;
  // A negative one is what a machine with 32 bits makes of it.
  if (type >>> 0 !== fuse) return networkTypes.get(type >>> 0);
  const [, , kind = ''] = disks
    .mounts()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, at = '']) => isBelow(folder, at.replaceAll('\\040', ' ')))
    .reduce(
      (deepest, each) => (each[1] && each[1].length >= (deepest[1] ?? '').length ? each : deepest),
      [],
    );
  return networkPrograms.test(kind) ? kind.replace('fuse.', '') : undefined;
}

const isBelow = (folder: string, mount: string): boolean =>
  folder === mount || folder.startsWith(mount.endsWith('/') ? mount : `${mount}/`);

function keptInStepBy(folder: string): string | undefined {
  for (const name of folder.split(/[\\/]/)) {
    const [called] = synchronised.find(([, is]) => is.test(name)) ?? [];
    if (called !== undefined) return called;
  }
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const [called] = marks.find(([, file]) => existsSync(join(at, file))) ?? [];
    if (called !== undefined) return called;
  }
  return undefined;
}

/** Whether somebody was told already, by machine and path: once is enough. */
const note = machineNote('shared');

/** What whoever writes to the ledger at `path` has to know of where it lies, the first time that they do. */
export function toldOfPlaceOnce(path: string, disks: Disks = systemDisks): string | undefined {
  const place = sharedPlace(path, disks);
  if (place === undefined || note.read(path) === place.called) return undefined;
  try {
    note.write(path, place.called);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
  const way =
    'A safer way: the ledger on this machine, and its backups there (momentum backup --always FOLDER).';
  return place.by === 'copies'
    ? `The ledger lies in a folder that other machines get copies of (${place.called}). Write on one machine at a time, and let it catch up before another goes on. ${way}`
    : `The ledger lies on another machine’s disk (${place.called}), which does not always keep two apart who write at once. Write on one machine at a time. ${way}`;
}

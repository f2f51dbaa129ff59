/**
 * A backup: a whole ledger, its templates and the record of what was written where, in one zip that
 * anybody can open.
 */
import { hash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import * as v from 'valibot';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

export const backupFormat = 1;

const aboutShape = v.object({
  format: v.number(),
  /** What the ledger's file was called, without its ending. */
  name: v.string(),
  /** What is the same in every copy of the ledger: the name of its first replica. */
  ledger: v.string(),
  /** When it was made: ISO 8601, UTC. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  entries: v.number(),
  /** How many entries of each replica it holds, by its name. */
  ends: v.record(v.string(), v.number()),
  /** Whether the whole ledger was checked, and not its file and its ends alone. */
  whole: v.boolean(),
  /** SHA-256 of the ledger's file, in hexadecimal. */
  digest: v.string(),
});
export type BackupLabel = v.InferOutput<typeof aboutShape>;

export interface Archive {
  readonly label: BackupLabel;
  readonly ledger: Uint8Array;
  /** The community's own templates, by their paths in their folder. */
  readonly templates: Readonly<Record<string, Uint8Array>>;
  /** The record of what was written where, if there is one. */
  readonly written: Uint8Array | undefined;
}

const aboutFile = 'backup.json';
const ledgerFile = 'ledger.momentum';
const writtenFile = 'written.json';
const templatesFolder = 'templates/';

export const fileDigest = (bytes: Uint8Array): string => hash('sha256', bytes);

/** The same archive always gives the same bytes. */
export function packBackup({ label, ledger, templates, written }: Archive): Uint8Array {
  const files: Zippable = {
    [aboutFile]: strToU8(`${JSON.stringify(label, null, 2)}\n`),
    [ledgerFile]: ledger,
    ...Object.fromEntries(
      Object.entries(templates).map(([path, bytes]) => [`${templatesFolder}${path}`, bytes]),
    ),
    ...(written ? { [writtenFile]: written } : {}),
  };
  // A zip's days begin in 1980; this one says nothing of when it was packBackup.
  return zipSync(files, { level: 6, mtime: '1980-01-02T00:00:00' });
}

/** @throws Refusal `backup-damaged`, `backup-newer` */
export function unpackBackup(bytes: Uint8Array, path: string): Archive {
  const files = filesIn(bytes, path);
  const label = aboutIn(files, path);
  const ledger = files[ledgerFile];
  if (!ledger || fileDigest(ledger) !== label.digest) throw damagedBackup(path);
  return {
    ...{ label, ledger, written: files[writtenFile] },
    templates: Object.fromEntries(
      Object.entries(files).flatMap(([name, content]) =>
        name.startsWith(templatesFolder) ? [[name.slice(templatesFolder.length), content]] : [],
      ),
    ),
  };
}

/** What a backup says of itself, without unpacking the rest. @throws Refusal as `unpackBackup` */
export const backupLabelOf = (bytes: Uint8Array, path: string): BackupLabel =>
  aboutIn(
    filesIn(bytes, path, (name) => name === aboutFile),
    path,
  );

function filesIn(
  bytes: Uint8Array,
  path: string,
  wanted: (name: string) => boolean = () => true,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => wanted(name) });
  } catch {
    throw damagedBackup(path);
  }
}

function aboutIn(files: Record<string, Uint8Array>, path: string): BackupLabel {
  const said = files[aboutFile];
  if (!said) throw damagedBackup(path);
  try {
    const label: unknown = JSON.parse(strFromU8(said));
    const newer = v.safeParse(
      v.object({ format: v.pipe(v.number(), v.minValue(backupFormat + 1)) }),
      label,
    );
    if (newer.success) throw fromNewer(path);
    return v.parse(aboutShape, label);
  } catch (cause) {
    throw cause instanceof Refusal ? cause : damagedBackup(path);
  }
}

export const damagedBackup = (path: string): Refusal =>
  new Refusal(
    'backup-damaged',
    `“${visible(path)}” is no backup of a ledger, or only part of one: it was left as it is.`,
    'Copy it again from where it came, or take another: momentum backups',
  );

const fromNewer = (path: string): Refusal =>
  new Refusal(
    'backup-newer',
    `“${visible(path)}” was made by a newer version of momentum.`,
    'Update momentum: npm install --global momentum-ledger@latest. Nothing was changed.',
  );

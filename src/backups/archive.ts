/**
 * A backup: a whole ledger, its templates and the record of what was written where, in one zip that
 * anybody can open.
 */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, Zip, type ZipInputFile } from 'fflate';
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

/**
 * A ledger’s file as a zip holds it, packed in another of Node’s threads: whoever calls it may go on
 * with something long that never waits, and finds it packed afterwards.
 */
export const packedAside = (ledger: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  // What comes out goes into one piece: between two pieces it would wait for this thread.
  promisify(deflateRaw)(ledger, { ...packing, chunkSize: ledger.length + 2 ** 16 });

/**
 * The same archive gives the same bytes with one version of Node.
 * @param packed the ledger’s file, where that was packed before
 */
export function packBackup(
  { label, ledger, templates, written }: Archive,
  packed: Uint8Array<ArrayBuffer> = deflateRawSync(ledger, packing),
): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    parts.push(bytes);
  });
  const put = (
    name: string,
    bytes: Uint8Array,
    shrunk: Uint8Array<ArrayBuffer> = deflateRawSync(bytes, packing),
  ): void => {
    const file: ZipInputFile = {
      ...{ filename: name, size: bytes.length, crc: crc32(bytes), compression: deflated },
      // A zip's days begin in 1980; this one says nothing of when it was packed.
      mtime: '1980-01-02T00:00:00',
    };
    zip.add(file);
    file.ondata?.(null, shrunk, true);
  };
  put(aboutFile, strToU8(`${JSON.stringify(label, null, 2)}\n`));
  put(ledgerFile, ledger, packed);
  for (const [path, bytes] of Object.entries(templates)) put(`${templatesFolder}${path}`, bytes);
  if (written) put(writtenFile, written);
  zip.end();
  return Buffer.concat(parts);
}

/** Half the time of the usual level, for a file that is a twentieth larger. */
const packing = { level: 3 };

/** As zips number the ways of packing: what Node packs itself, in a third of the time. */
const deflated = 8;

/** @throws Refusal `backup-damaged`, `backup-newer`, `backup-too-large` */
export function unpackBackup(bytes: Uint8Array, path: string): Archive {
  const files = filesIn(bytes, path);
  const label = aboutIn(files, path);
  const ledger = files[ledgerFile];
  if (!ledger || fileDigest(ledger) !== label.digest) throw damagedBackup(path);
  return {
    ...{ label, ledger, written: files[writtenFile] },
    templates: templatesAmong(files, path),
  };
}

/** Whether a file is a template by its name: what else lies among them (a backup) is none. */
export const isTemplate = (name: string): boolean => /\.ya?ml$/i.test(name);

/**
 * Folders that stand by themselves, as other programs pack them, hold nothing; and what is no template
 * (a backup that lay among them once) comes along no further.
 */
function templatesAmong(files: Record<string, Uint8Array>, path: string): Archive['templates'] {
  const own = Object.entries(files).flatMap(([name, content]) =>
    name.startsWith(templatesFolder) && !name.endsWith('/')
      ? [[name.slice(templatesFolder.length), content] as const]
      : [],
  );
  if (own.some(([name]) => leadsElsewhere(name))) throw damagedBackup(path);
  return Object.fromEntries(own.filter(([name]) => isTemplate(name)));
}

/** No backup of ours holds such a name; it would be written outside of the folder of templates. */
const leadsElsewhere = (name: string): boolean =>
  name.includes('\0') || name.split(/[\\/]/).some((part) => ['', '.', '..'].includes(part));

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
  const limit = Math.max(unpackedAtMost, bytes.length * usualRatio);
  let size = 0;
  try {
    // What comes out of each is never more than the zip’s directory says of it.
    return unzipSync(bytes, {
      filter({ name, size: packed, originalSize }) {
        if (!wanted(name)) return false;
        // Several may lie about one and the same piece of the zip.
        size += Math.max(packed, originalSize);
        if (size > limit) throw tooLarge(path, size);
        return true;
      },
    });
  } catch (cause) {
    throw cause instanceof Refusal ? cause : damagedBackup(path);
  }
}

/**
 * So many bytes a backup may unpack to, or so many times what it takes: a ledger that is
 * mostly empty pages shrinks to a fiftieth, and what shrinks to a thousandth was made to fill somebody’s memory.
 */
const unpackedAtMost = 2 ** 28;
const usualRatio = 100;

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

const tooLarge = (path: string, size: number): Refusal =>
  new Refusal(
    'backup-too-large',
    `“${visible(path)}” would unpack to ${Math.ceil(size / 2 ** 20)} MB or more, which no ledger takes that is packed so small: it was left as it is.`,
    'Ask whoever sent it where it comes from, or take another: momentum backups',
  );

const fromNewer = (path: string): Refusal =>
  new Refusal(
    'backup-newer',
    `“${visible(path)}” was made by a newer version of momentum.`,
    'Update momentum: npm install --global momentum-ledger@latest. Nothing was changed.',
  );

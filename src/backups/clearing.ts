/** One copy of a ledger without those who were forgotten. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../files/write.js';
import { serialized, whileNobodyWrites } from '../ledger/whole.js';
import { type Archive, fileDigest, packBackup, unpackBackup } from './archive.js';
import { isNamedEncrypted } from './folder.js';
import { templatesIn } from './templates.js';
import { type Whom, withoutThem } from './without.js';

export interface Clearing extends Whom {
  /** Hides them in what is no ledger. */
  readonly hide: (text: string) => string;
}

/**
 * What became of a copy: it never can be cleared, or may be another time. One that is cleared, and of
 * which the disk did not confirm that, is done once more: a power cut may take it away again.
 */
export type Became = 'cleared' | 'unconfirmed' | 'left' | 'waiting';

/** What no disk that has room again makes readable. */
const neverReadable = new Set([
  ...['backup-damaged', 'backup-too-large', 'ledger-damaged', 'ledger-empty', 'not-a-ledger'],
  ...['ledger-altered', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'],
]);

/** Forgets them in one copy, where that can be done. */
export function clearing(path: string, { hide, ...whom }: Clearing): Became {
  if (isNamedEncrypted(path)) return 'left';
  try {
    if (statSync(path).isDirectory()) {
      for (const [name, content] of Object.entries(templatesWithout(templatesIn(path), hide))) {
        writeFileWhole(join(path, name), content, { replace: true, over: 'template' });
      }
      return 'cleared';
    }
    if (path.endsWith('.momentum')) return isClearedLedger(path, whom) ? 'cleared' : 'left';
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) {
      const without = withoutThem(bytes, path, whom);
      if (without) writeFileWhole(path, without.ledger, { replace: true, over: 'ledger' });
      return without ? 'cleared' : 'left';
    }
    const archive = unpackBackup(bytes, path);
    const without = withoutThem(archive.ledger, path, whom);
    if (!without) return 'left';
    const { ledger } = without;
    const label = { ...archive.label, digest: fileDigest(ledger) };
    const own = templatesWithout(archive.templates, (text) => hide(without.hide(text)));
    const templates = { ...archive.templates, ...own };
    const packed = packBackup({ ...archive, label, ledger, templates });
    writeFileWhole(path, packed, { replace: true, over: 'backup' });
    return 'cleared';
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code !== 'string') throw cause;
    if (neverReadable.has(code)) return 'left';
    // What failed may have come after it was written: what stands there is what counts.
    return holdsNobody(path, { hide, ...whom }) ? 'unconfirmed' : 'waiting';
  }
}

/** Whether a copy was read and nothing of them is in it. */
function holdsNobody(path: string, { hide, ...whom }: Clearing): boolean {
  const isClean = (bytes: Uint8Array, templates: Archive['templates'] = {}): boolean => {
    const without = withoutThem(bytes, path, whom);
    if (!without || without.wasThere) return false;
    const changed = templatesWithout(templates, (text) => hide(without.hide(text)));
    return Object.keys(changed).length === 0;
  };
  try {
    if (statSync(path).isDirectory()) {
      return Object.keys(templatesWithout(templatesIn(path), hide)).length === 0;
    }
    const bytes = readFileSync(path);
    if (!path.endsWith('.zip')) return isClean(bytes);
    const { ledger, templates } = unpackBackup(bytes, path);
    return isClean(ledger, templates);
  } catch (cause) {
    if (typeof (cause as { code?: unknown }).code !== 'string') throw cause;
    return false;
  }
}

/** One that others may have open: under the lock that writers take. */
function isClearedLedger(path: string, whom: Whom): boolean {
  let isDone = false;
  whileNobodyWrites(path, {}, (db) => {
    const without = db && withoutThem(serialized(db), path, whom);
    if (!without) return;
    writeFileWhole(realpathSync(path), without.ledger, { replace: true, over: 'ledger' });
    isDone = true;
  });
  return isDone;
}

/** Those templates that name somebody, in other words. */
const templatesWithout = (
  templates: Archive['templates'],
  hide: (text: string) => string,
): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries(templates).flatMap(([name, content]) => {
      const text = Buffer.from(content).toString('utf8');
      const hidden = hide(text);
      return hidden === text ? [] : [[name, Buffer.from(hidden)]];
    }),
  );

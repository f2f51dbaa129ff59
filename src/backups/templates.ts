/** A community's own templates, which lie in a folder beside its ledger. */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files/folders.js';
import { temporaryIn } from '../files/leftovers.js';
import { notWritten } from '../files/unwritten.js';
import { freshNames } from '../files/write.js';
import { type Archive, isTemplate } from './archive.js';

type Templates = Archive['templates'];

/** The templates by their paths in their folder. What is no file of its own (a link) is none. */
export function templatesIn(folder: string): Record<string, Uint8Array> {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return {};
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (file) => isTemplate(file) && lstatSync(join(folder, file)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file))]),
  );
}

/** Which templates are not in the folder as they are given, or are there and are not given. */
export function differingTemplates(folder: string, templates: Templates): string[] {
  const present = templatesIn(folder);
  return [...new Set([...Object.keys(present), ...Object.keys(templates)])].filter((name) => {
    const [one, other] = [present[name], templates[name]];
    return !one || !other || !Buffer.from(one).equals(other);
  });
}

/**
 * Writes the templates beside their folder, so that what can go wrong does so before anything else
 * has happened, and returns how to put them in its place, which keeps the present ones aside. Where
 * they are there already there is nothing to do.
 */
export function templatesReady(folder: string, templates: Templates): () => void {
  if (Object.keys(templates).length === 0 || differingTemplates(folder, templates).length === 0) {
    return () => undefined;
  }
  const beside = temporaryIn(dirname(folder));
  try {
    for (const [name, content] of Object.entries(templates)) {
      const file = join(beside, name);
      makeFolder(dirname(file));
      writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    }
  } catch (cause) {
    rmSync(beside, { recursive: true, force: true });
    throw notWritten(folder, cause);
  }
  return () => {
    if (lstatSync(folder, { throwIfNoEntry: false })) {
      for (const aside of freshNames(`${folder}.before-restore`)) {
        if (existsSync(aside)) continue;
        renameSync(folder, aside);
        break;
      }
    }
    renameSync(beside, folder);
  };
}

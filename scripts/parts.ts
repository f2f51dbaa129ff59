/**
 * How the sources fall into the files of dist/: a kernel that every call loads, and parts beside
 * it. On the machines we measured, opening a file costs a millisecond and so do ten kilobytes of
 * code; so parts are few, and the kernel holds little that a call may do without.
 */
import type { Metafile } from 'esbuild';

/** What this loads on demand is chosen by what was called, and gets a file of its own. */
const chooser = 'src/commands/index.ts';

/**
 * So does what only commands that write, ask, look somebody up or check the whole ledger need, and
 * what is said in another language.
 */
const apart = new Set([
  'src/actions/documents.ts',
  'src/actions/issued.ts',
  'src/commands/ledger/check.ts',
  'src/delivery/deliver.ts',
  'src/files/print.ts',
  'src/ledger/writing.ts',
  'src/cli/resolve.ts',
  'src/prompt/inquirer.ts',
  'src/prompt/plain.ts',
  'src/language/french.ts',
  'src/documents/shipped/french.ts',
]);

/** Bytes of library sources with which anything else that is loaded on demand does, too. */
const heavy = 60_000;

/** A source that so many parts use is in the kernel. */
const common = 5;

export interface Parts {
  /** Sources that begin a part, with the name of its file. */
  readonly begins: ReadonlyMap<string, string>;
  /** Sources of the kernel that parts use as well, and so find in it. */
  readonly shared: readonly string[];
  /** Sources that are loaded on demand and still belong to whatever names them. */
  readonly light: ReadonlySet<string>;
}

const isOurs = (path: string): boolean => path.startsWith('src/') && path.endsWith('.ts');

/** @param metafile of the whole program, @param first the source that the kernel begins with */
export function partsOf({ inputs }: Metafile, first: string): Parts {
  const next = (path: string, dynamic: boolean): string[] =>
    (inputs[path]?.imports ?? [])
      .filter(({ kind, external }) => !external && (kind === 'dynamic-import') === dynamic)
      .map((each) => each.path);
  const closure = (path: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const each of next(path, false)) closure(each, seen);
    return seen;
  };

  const lost = [chooser, ...apart].filter((path) => inputs[path] === undefined);
  if (lost.length > 0) throw new Error(`scripts/parts.ts names what is not there: ${lost}`);

  const always = closure(first);
  const weight = (path: string): number =>
    [...closure(path)]
      .filter((each) => !isOurs(each) && !always.has(each))
      .reduce((sum, each) => sum + (inputs[each]?.bytes ?? 0), 0);

  const begins = new Map<string, string>();
  const light = new Set<string>();
  /** All of ours that a part holds: what it imports, and what it loads on demand and is light. */
  const hold = (path: string, held = new Set<string>()): Set<string> => {
    for (const each of closure(path)) {
      if (!isOurs(each) || held.has(each)) continue;
      held.add(each);
      for (const target of next(each, true)) {
        const small = isOurs(target) && weight(target) < heavy;
        if (small && each !== chooser && !apart.has(target)) {
          light.add(target);
          hold(target, held);
        } else begins.set(target, nameOf(target));
      }
    }
    return held;
  };

  const kernel = hold(first);
  const uses = new Map<string, number>();
  const used = new Set<string>();
  // A Map goes on with what is added while it is gone through: parts that parts begin.
  for (const [begin] of begins) {
    for (const path of hold(begin)) {
      used.add(path);
      uses.set(path, (uses.get(path) ?? 0) + 1);
    }
  }
  for (const [path, count] of uses) {
    const small = weight(path) < heavy;
    if (count >= common && small && !begins.has(path)) hold(path, kernel);
  }
  const shared = [...kernel].filter((path) => used.has(path) && !begins.has(path)).sort();
  return { begins, shared, light };
}

/** `src/prompt/inquirer.ts` → `prompt-inquirer`. */
const nameOf = (path: string): string =>
  path
    .replace(/^src\/|^(.*\/)?node_modules\//, '')
    .replace(/(\/index)?\.[cm]?[jt]s$/, '')
    .replace(/[^a-z0-9]+/gi, '-');

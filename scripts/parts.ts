/**
 * How the sources fall into the files of dist/: a kernel that every call loads, layers above it that
 * many calls share, and parts beside them. On the machines we measured, opening a file costs a
 * millisecond and so do ten kilobytes of code; so files are few, and none holds much that a call
 * which loads it may do without.
 */
import type { Metafile } from 'esbuild';

/** What the program begins with. What it loads on demand has a file of its own, as the kernel has. */
const entry = 'src/main.ts';

/** What this loads on demand is chosen by what was called, and gets a file of its own. */
const chooser = 'src/commands/index.ts';

/**
 * So does what only commands that write, ask, look somebody up or check the whole ledger need, what
 * makes Word files, and what is said in another language.
 */
const apart = new Set([
  'src/papers/making/documents.ts',
  'src/papers/making/issued.ts',
  'src/out/deliver.ts',
  'src/files/print.ts',
  'src/ledger/writing.ts',
  'src/cli/finder.ts',
  'src/prompt/inquirer.ts',
  'src/prompt/plain.ts',
  'src/render/docx.ts',
  'src/render/picture/index.ts',
  'src/render/picture/paint.ts',
  'src/language/french.ts',
  'src/papers/shipped/french.ts',
]);

/** The source that the kernel begins with. */
export const kernelFirst = 'src/cli/process.ts';

/**
 * What many parts share, each with all that it takes, in one file instead of a file for each set of
 * parts that happen to share something. A layer finds in those before it what they hold.
 */
const layered: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'kernel',
    [
      kernelFirst,
      'src/commands/document-making.ts',
      'src/things/community/thing.ts',
      'src/things/contribution/thing.ts',
      'src/files/own-template.ts',
      'src/things/commitment/links.ts',
      'src/files/read.ts',
      'src/ledger/journal.ts',
    ],
  ],
  [
    'figures',
    ['src/figures/reports/measures.ts', 'src/language/index.ts', 'src/commands/measure-shown.ts'],
  ],
  ['papers', ['src/papers/making/documents.ts', 'src/out/deliver.ts']],
  ['liquid', ['src/papers/liquid.ts']],
  ['writing', ['src/ledger/writing.ts']],
]);

/** Bytes of library sources with which anything else that is loaded on demand does, too. */
const heavy = 60_000;

/** A source that so many folders of commands use is in the kernel. */
const common = 5;

export interface Layer {
  /** The name of its file. */
  readonly name: string;
  /** The sources whose exports it has under their own names. */
  readonly firsts: readonly string[];
  /** Its sources that layers above it and parts use as well, and so find in it. */
  readonly shared: readonly string[];
}

export interface Parts {
  /** The kernel, and what lies above it. */
  readonly layers: readonly Layer[];
  /** Sources that are loaded on demand from a file of their own, with its name. */
  readonly begins: ReadonlyMap<string, string>;
  /** Sources that are loaded on demand and still belong to whatever names them. */
  readonly light: ReadonlySet<string>;
}

const isOurs = (path: string): boolean => path.startsWith('src/') && path.endsWith('.ts');

/** @param metafile of the whole program */
export function partsOf({ inputs }: Metafile): Parts {
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

  const lost = [entry, chooser, ...apart].filter((path) => inputs[path] === undefined);
  if (lost.length > 0) throw new Error(`scripts/parts.ts names what is not there: ${lost}`);

  const nameless = Object.values(inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, kind }) => kind === 'dynamic-import' && inputs[path]?.format === 'cjs');
  // What CommonJS exports has no names once it is a file of its own.
  if (nameless.length > 0) {
    throw new Error(`import statically what is CommonJS: ${nameless.map(({ path }) => path)}`);
  }

  const always = closure(kernelFirst);
  const weight = (path: string): number =>
    [...closure(path)]
      .filter((each) => !isOurs(each) && !always.has(each))
      .reduce((sum, each) => sum + (inputs[each]?.bytes ?? 0), 0);

  const begins = new Map<string, string>();
  for (const path of next(entry, true)) if (path !== kernelFirst) begins.set(path, nameOf(path));
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

  const kernel = hold(kernelFirst);
  const folders = new Set(next(chooser, true));
  const uses = new Map<string, number>();
  const used = new Set<string>();
  // A Map goes on with what is added while it is gone through: parts that parts begin.
  for (const [begin] of begins) {
    for (const path of hold(begin)) {
      used.add(path);
      if (folders.has(begin)) uses.set(path, (uses.get(path) ?? 0) + 1);
    }
  }
  for (const [path, count] of uses) {
    const small = weight(path) < heavy;
    if (count >= common && small && !begins.has(path)) hold(path, kernel);
  }

  const below = new Set<string>();
  const layers = [...layered].map(([name, anchors]): Layer => {
    const held = name === 'kernel' ? kernel : new Set<string>();
    for (const each of anchors) hold(each, held);
    const own = [...held].filter((path) => !below.has(path));
    for (const path of own) below.add(path);
    const firsts = anchors.filter((each) => each === kernelFirst || begins.has(each));
    for (const each of firsts) if (begins.has(each)) begins.set(each, name);
    const shared = own.filter(
      (path) => used.has(path) && (firsts.includes(path) || !begins.has(path)),
    );
    return { name, firsts, shared: shared.sort() };
  });
  return { layers, begins, light };
}

/** `src/prompt/inquirer.ts` → `prompt-inquirer`. */
const nameOf = (path: string): string =>
  path
    .replace(/^src\/|^(.*\/)?node_modules\//, '')
    .replace(/(\/index)?\.[cm]?[jt]s$/, '')
    .replace(/[^a-z0-9]+/gi, '-');

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.js';

interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

interface Locked {
  hasInstallScript?: boolean;
  link?: boolean;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Locked>;
}

const read = <Content>(name: string): Content =>
  JSON.parse(readFileSync(join(root, name), 'utf8')) as Content;

/** One sentence for each version that another day's install could read differently. */
const loose = ({ dependencies, devDependencies }: Manifest): string[] =>
  Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not pinned exactly: ${version}`);

/** One sentence for each package that would run a script on install without being named. */
const unnamedScripts = (manifest: Manifest, lock: Lock): string[] =>
  Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => manifest.allowScripts?.[name] === undefined)
    .map((name) => `${name} has an install script that allowScripts does not name`);

/** One sentence for each package that an install could not verify. */
const unverified = (lock: Lock): string[] =>
  Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.link && entry.integrity === undefined)
    .map(([path]) => `${path} has no integrity in package-lock.json`);

/**
 * One sentence for each package of another platform that the lockfile leaves out. npm writes such a
 * lockfile where its registry lacks the package, and `npm ci` then refuses on every machine.
 */
const leftOut = (lock: Lock): string[] => {
  const held = new Set(
    Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')),
  );
  return Object.values(lock.packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !held.has(name))
    .map((name) => `${name} is missing from package-lock.json: npm ci will refuse`);
};

const manifest = read<Manifest>('package.json');
const lock = read<Lock>('package-lock.json');

test('only what the bundle cannot hold is a dependency', () => {
  expect(Object.keys(manifest.dependencies ?? {})).toEqual(['better-sqlite3']);
});

test('every version is pinned, every install script named, every package held and verifiable', () => {
  expect(loose(manifest)).toEqual([]);
  expect(unnamedScripts(manifest, lock)).toEqual([]);
  expect(unverified(lock)).toEqual([]);
  expect(leftOut(lock)).toEqual([]);
});

test('a range, an unnamed script and a missing integrity are found', () => {
  const bad: Lock = { packages: { '': {}, 'node_modules/x': { hasInstallScript: true } } };
  expect(loose({ dependencies: { x: '^1.0.0', y: '1.0.0' } })).toHaveLength(1);
  expect(unnamedScripts({}, bad)).toHaveLength(1);
  expect(unnamedScripts({ allowScripts: { x: false } }, bad)).toEqual([]);
  expect(unverified(bad)).toHaveLength(1);
  expect(leftOut({ packages: { x: { optionalDependencies: { y: '1' } } } })).toHaveLength(1);
  expect(leftOut({ packages: { x: { optionalDependencies: { x: '1' } } } })).toEqual([]);
});

test('npm test is npm run test:all without what is thorough, of the same build', () => {
  const { scripts = {} } = read<Manifest>('package.json');
  expect(scripts.test).toBe(`${scripts['test:all']} --tags-filter=!thorough`);
  expect(scripts.pretest).toBe(scripts['pretest:all']);
});

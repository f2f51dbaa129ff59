/**
 * What the program is made of, as CycloneDX has it: each package whose code went into the bundle, and
 * each that is installed beside it, by name, version, licence and digest.
 *
 * Written here and not by `npm sbom`, which knows what is installed for building and not what is
 * bundled, and gives each run a number and a time of its own. The same sources and lockfile make the
 * same file, byte for byte.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { licenceOf } from './licences.js';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Component {
  readonly type: 'library' | 'application';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: ReadonlyArray<{ readonly expression: string }>;
  readonly hashes?: ReadonlyArray<{ readonly alg: string; readonly content: string }>;
  readonly properties?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "pkg:npm/%40scope/name@1.0.0". */
const purlOf = (name: string, version: string): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

const nameAt = (path: string): string => path.replace(/^.*node_modules\//, '');

/** "sha512-…" in base64 as algorithm and hexadecimal. */
function hashesOf(integrity: string | undefined): Component['hashes'] {
  const [, bits, digest] = /^sha(\d+)-(\S+)/.exec(integrity ?? '') ?? [];
  return bits && digest
    ? [{ alg: `SHA-${bits}`, content: Buffer.from(digest, 'base64').toString('hex') }]
    : [];
}

/** The path of a package that another one means by a name: the nearest, as Node looks for it. */
function nearest(lock: Lock, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock.packages[path]) return path;
    if (at === '' || !at.includes('/node_modules/')) {
      return lock.packages[`node_modules/${name}`] ? `node_modules/${name}` : undefined;
    }
  }
}

/**
 * @param folders the folders of the packages whose code is in the bundle
 * @param root where the lockfile lies
 */
export function softwareBill(folders: readonly string[], root: string): string {
  const read = <Content>(name: string): Content =>
    JSON.parse(readFileSync(join(root, name), 'utf8')) as Content;
  const own = read<{ name: string; version: string; license: string }>('package.json');
  const lock = read<Lock>('package-lock.json');
  // The folder of packages may be a link to another one.
  const packages = realpathSync(join(root, 'node_modules'));
  const bundled = new Set(
    folders.map((at) =>
      ['node_modules', ...relative(packages, realpathSync(at)).split(sep)].join('/'),
    ),
  );
  const installed = Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path]) => path);
  const missing = [...bundled].filter((path) => lock.packages[path]?.version === undefined);
  if (missing.length > 0)
    throw new Error(`Bundled, and not in the lockfile: ${missing.join(', ')}`);

  const refOf = (path: string): string =>
    purlOf(nameAt(path), lock.packages[path]?.version ?? 'unknown');
  const componentAt = (path: string): Component => {
    const { version = '', integrity, license } = lock.packages[path] ?? {};
    const licence = bundled.has(path) ? licenceOf(join(root, path)) : license;
    const ref = refOf(path);
    return {
      type: 'library',
      'bom-ref': ref,
      name: nameAt(path),
      version,
      hashes: hashesOf(integrity) ?? [],
      licenses: licence ? [{ expression: licence }] : [],
      purl: ref,
      properties: [
        ...(bundled.has(path) ? [{ name: 'momentum:carried', value: 'bundled' }] : []),
        ...(installed.includes(path) ? [{ name: 'momentum:carried', value: 'installed' }] : []),
      ],
    };
  };
  const paths = [...new Set([...bundled, ...installed])];
  const components = [
    ...new Map(paths.map((path) => [refOf(path), componentAt(path)])).values(),
  ].sort((a, b) => byName(a['bom-ref'], b['bom-ref']));

  const self = purlOf(own.name, own.version);
  const needs = (path: string): string[] =>
    Object.keys(lock.packages[path]?.dependencies ?? {})
      .flatMap((name) => nearest(lock, path, name) ?? [])
      .filter((each) => paths.includes(each))
      .map(refOf);
  const dependencies = [
    {
      ref: self,
      dependsOn: [
        ...new Set(
          [
            ...bundled,
            ...Object.keys(lock.packages['']?.dependencies ?? {}).map(
              (name) => `node_modules/${name}`,
            ),
          ].map(refOf),
        ),
      ].sort(byName),
    },
    ...[...new Map(paths.map((path) => [refOf(path), needs(path)]))]
      .map(([ref, dependsOn]) => ({ ref, dependsOn: [...new Set(dependsOn)].sort(byName) }))
      .sort((a, b) => byName(a.ref, b.ref)),
  ];
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: own.name,
        version: own.version,
        licenses: [{ expression: own.license }],
        purl: self,
      },
    },
    components,
    dependencies,
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { softwareBill } from '../../tools/sbom.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'momentum-sbom-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;

function place(packages: Readonly<Record<string, object>>): void {
  const own = { name: 'ours', version: '0.1.0', license: 'MIT' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  for (const [path, entry] of Object.entries(packages)) {
    const at = join(folder, path);
    if (!existsSync(at)) mkdirSync(at, { recursive: true });
    const name = path.replace(/^.*node_modules\//, '');
    if (path !== '') writeFileSync(join(at, 'package.json'), JSON.stringify({ name, ...entry }));
  }
}

const lock = {
  '': { dependencies: { run: '1.0.0' } },
  'node_modules/run': { version: '1.0.0', license: 'MIT', integrity, dependencies: { part: '*' } },
  'node_modules/part': { version: '2.0.0', license: 'ISC', integrity },
  'node_modules/@a/in': { version: '3.0.0', license: 'MIT', integrity, dev: true },
  'node_modules/only-built-with': { version: '4.0.0', license: 'GPL-3.0', integrity, dev: true },
};

test('it names what is bundled and what is installed, and nothing that is only built with', () => {
  place(lock);
  const made = softwareBill([join(folder, 'node_modules/@a/in')], folder);
  const { components, dependencies, ...bill } = JSON.parse(made);
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(
    components.map((each: { purl: string; properties: Array<{ value: string }> }) => [
      each.purl,
      each.properties[0]?.value,
    ]),
  ).toEqual([
    ['pkg:npm/%40a/in@3.0.0', 'bundled'],
    ['pkg:npm/part@2.0.0', 'installed'],
    ['pkg:npm/run@1.0.0', 'installed'],
  ]);
  expect(components[0]).toMatchObject({
    hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
    licenses: [{ expression: 'MIT' }],
  });
  expect(dependencies).toEqual([
    { ref: 'pkg:npm/ours@0.1.0', dependsOn: ['pkg:npm/%40a/in@3.0.0', 'pkg:npm/run@1.0.0'] },
    { ref: 'pkg:npm/%40a/in@3.0.0', dependsOn: [] },
    { ref: 'pkg:npm/part@2.0.0', dependsOn: [] },
    { ref: 'pkg:npm/run@1.0.0', dependsOn: ['pkg:npm/part@2.0.0'] },
  ]);
  expect(softwareBill([join(folder, 'node_modules/@a/in')], folder)).toBe(made);
});

test('what is bundled and stands in no lockfile stops the build', () => {
  place(lock);
  expect(() => softwareBill([join(folder, 'node_modules/stray')], folder)).toThrow('stray');
});

test('there is no lockfile that says where packages came from', () => {
  expect(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')).not.toContain(
    '"resolved"',
  );
});

/** What CycloneDX 1.5 requires, and all that we say beside it (https://cyclonedx.org/docs/1.5/json/). */
const text = v.pipe(v.string(), v.minLength(1));
const component = (types: readonly ['library'] | readonly ['application']) =>
  v.strictObject({
    type: v.picklist(types),
    'bom-ref': text,
    name: text,
    version: text,
    purl: v.pipe(v.string(), v.regex(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+/)),
    // An SPDX expression stands alone.
    licenses: v.pipe(
      v.array(
        v.strictObject({
          expression: v.pipe(v.string(), v.regex(/^[\w.+()-]+(?: (?:AND|OR|WITH) [\w.+()-]+)*$/)),
        }),
      ),
      v.length(1),
    ),
    hashes: v.optional(
      v.array(
        v.strictObject({
          alg: v.picklist(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']),
          content: v.pipe(
            v.string(),
            v.regex(/^(?:[\da-f]{40}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/),
          ),
        }),
      ),
    ),
    properties: v.optional(v.array(v.strictObject({ name: text, value: text }))),
  });
const billShape = v.strictObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.5'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  metadata: v.strictObject({ component: component(['application']) }),
  components: v.array(component(['library'])),
  dependencies: v.array(v.strictObject({ ref: text, dependsOn: v.array(text) })),
});

function refuseOtherShape(made: string): void {
  const { metadata, components, dependencies } = v.parse(billShape, JSON.parse(made));
  const refs = [metadata.component, ...components].map((each) => each['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  expect(dependencies.map(({ ref }) => ref).sort()).toEqual([...refs].sort());
  for (const { dependsOn } of dependencies) {
    expect(new Set(dependsOn).size).toBe(dependsOn.length);
    expect(dependsOn.filter((each) => !refs.includes(each))).toEqual([]);
  }
}

test('it has the shape that CycloneDX asks for', () => {
  place(lock);
  refuseOtherShape(softwareBill([join(folder, 'node_modules/@a/in')], folder));
  const dist = new URL('../../dist/sbom.cdx.json', import.meta.url);
  if (existsSync(dist)) refuseOtherShape(readFileSync(dist, 'utf8'));
});

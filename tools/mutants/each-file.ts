/** Runs before each file of tests that Stryker runs. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '..', '..', 'src');
const mutated = /^(?:things|figures|ledger|bring|lines|papers\/from-ledger)\b.*\.ts$/;

// What a test would be the first to load is loaded here, else what is made while loading would seem
// to be of that one test's making, and be tried against it alone.
for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
  if (mutated.test(path)) await import(join(src, path));
}

// Stryker counts in one object what each test runs of which mutants, and hands it over after each
// file; files that share a process would hand over all that went before, again and again.
const { __stryker__: stryker } = globalThis as {
  __stryker__?: { mutantCoverage?: { perTest: Record<string, unknown> } };
};
if (stryker?.mutantCoverage) stryker.mutantCoverage.perTest = {};

/**
 * Stryker counts in one object what each test runs of which mutants, and hands it over after each
 * file of tests; files that share a process would hand over all that went before, again and again.
 */
const { __stryker__: stryker } = globalThis as {
  __stryker__?: { mutantCoverage?: { perTest: Record<string, unknown> } };
};
if (stryker?.mutantCoverage) stryker.mutantCoverage.perTest = {};

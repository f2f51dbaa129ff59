// Prints the closing line of .ci/run: the tests of the report that vitest wrote, and the steps that
// failed. A report that is missing counts as one failure, never as none.
import { readFileSync } from 'node:fs';

const [path, steps] = process.argv.slice(2);
let report;
try {
  report = JSON.parse(readFileSync(path, 'utf8'));
} catch {
  report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
}
const failed = Math.max(report.numFailedTests, Number(steps));
const skipped = report.numPendingTests + report.numTodoTests;
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);

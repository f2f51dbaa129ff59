// Prints the end of what .ci/run says: each test that failed, by its file, its name and the first
// lines of what it saw, then how many passed and failed, of the report that vitest wrote. A report
// that is missing counts as one failure, and so does a step that failed, never as none.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const [path, steps] = process.argv.slice(2);
let report;
try {
  report = JSON.parse(readFileSync(path, 'utf8'));
} catch {
  report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
}
const failures = (report.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const file = relative(process.cwd(), name);
  // A file that could not be loaded has no test that could fail.
  if (failed.length === 0 && message !== '') return [{ what: file, saw: message }];
  return failed.map(({ fullName, failureMessages }) => ({
    what: `${file}: ${fullName}`,
    saw: failureMessages.join('\n'),
  }));
});
for (const { what, saw } of failures.slice(0, 10)) {
  const lines = stripVTControlCharacters(saw).split('\n').slice(0, 3);
  process.stdout.write(
    `failed: ${what}\n${lines.map((line) => `  ${line.slice(0, 300)}\n`).join('')}`,
  );
}
const failed = Math.max(report.numFailedTests, Number(steps));
const skipped = report.numPendingTests + report.numTodoTests;
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);

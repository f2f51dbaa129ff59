import { expect, test } from 'vitest';
import { type Source, sources } from './sources.js';

const most = 250;

/** Files that are rightly longer: the path, and why it isn't two. Empty is best. */
const longer: Record<string, string> = {
  'src/example/harbour-menders.ts': 'one story: half a year of the example community',
};

/** One sentence for each file past the bound, and for each exception that is not needed any more. */
function tooLong(files: readonly Source[], exceptions: Record<string, string>): string[] {
  const lines = new Map(files.map(({ path, text }) => [path, text.trimEnd().split('\n').length]));
  return [
    ...[...lines]
      .filter(([path, count]) => count > most && exceptions[path] === undefined)
      .map(([path, count]) => `${path} has ${count} lines: it is asking to be two files.`),
    ...Object.keys(exceptions)
      .filter((path) => (lines.get(path) ?? 0) <= most)
      .map((path) => `${path} needs no exception in test/house/size.test.ts any more.`),
  ];
}

test(`no file of src is longer than ${most} lines without a reason`, () => {
  expect(tooLong(sources('src'), longer)).toEqual([]);
});

test('a long file and a needless exception are found', () => {
  const long = { path: 'src/text/long.ts', text: 'x\n'.repeat(most + 1) };
  const fine = { path: 'src/text/fine.ts', text: 'x\n'.repeat(most) };
  expect(tooLong([long, fine], {})).toEqual([
    'src/text/long.ts has 251 lines: it is asking to be two files.',
  ]);
  expect(tooLong([long, fine], { [long.path]: 'one table' })).toEqual([]);
  expect(tooLong([fine], { [fine.path]: 'one table' })).toHaveLength(1);
});

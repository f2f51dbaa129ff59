/** The tests that mutants have to get past: those inside, save what reads sources as text. */
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base, { inside } from '../../vitest.config.js';

const { projects: _, ...shared } = base.test ?? {};

// Vitest takes it from here as from the command line, which its types don't know.
const tags = { tagsFilter: ['!thorough'] };

/** The first test that fails ends a mutant, so those go first that cost least. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { cache, config } = this.ctx;
    const took = ({ project, moduleId }: TestSpecification): number =>
      cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`)?.duration ?? 0;
    return files.toSorted((a, b) => took(a) - took(b));
  }
}

export default defineConfig({
  plugins: [
    ...(base.plugins ?? []),
    {
      name: 'processes',
      // Stryker asks for threads, in which no umask can be set.
      configureVitest({ project }) {
        project.config.pool = 'forks';
      },
    },
  ],
  test: {
    ...shared,
    ...inside,
    env: { ...shared.env, ...inside.env },
    exclude: [...inside.exclude, 'test/house/**', 'test/generated/{picture,style}.test.ts'],
    ...tags,
    sequence: { sequencer: QuickFirst },
    setupFiles: ['tools/mutants/each-file.ts'],
  },
});

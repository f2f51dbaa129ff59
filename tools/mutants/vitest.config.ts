/** The tests that mutants have to get past: those inside, save what reads sources as text. */
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.js';

const { projects: _, ...shared } = base.test ?? {};

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
    include: ['test/**/*.test.ts'],
    exclude: ['test/{processes,terminal,packed,browser,office,house,generated,errors}/**'],
  },
});

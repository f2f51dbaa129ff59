/** Starts the browser that all tests in test/browser look with, whichever process they run in. */
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserHere, launching } from '../../tools/pictures.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens; empty where there is none. */
    readonly browser: string;
  }
}

let server: BrowserServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  const found = browserHere();
  if (found === undefined) {
    process.stderr.write(
      'The tests in test/browser are skipped: no Chromium was found here. MOMENTUM_TEST_BROWSER can name one.\n',
    );
  } else {
    const env = { ...process.env, ...project.config.env };
    server = await chromium.launchServer({ ...launching(found), env });
  }
  project.provide('browser', server?.wsEndpoint() ?? '');
}

export const teardown = async (): Promise<void> => server?.close();

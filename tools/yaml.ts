/**
 * YAML as a module, for esbuild and for vitest: what `import weekly from '#templates/…/weekly.yaml'`
 * gives is read while building, so that no start of the program has to read YAML.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import type { ViteUserConfig } from 'vitest/config';
import { parse } from 'yaml';

const jsonOf = (text: string): string => JSON.stringify(parse(text));

export const yamlInEsbuild: Plugin = {
  name: 'yaml',
  setup({ onLoad }) {
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: jsonOf(readFileSync(path, 'utf8')),
      loader: 'json',
    }));
  },
};

type VitePlugin = NonNullable<ViteUserConfig['plugins']>[number];

export const yamlInVitest: VitePlugin = {
  name: 'yaml',
  transform: (text, path) =>
    path.endsWith('.yaml') ? { code: `export default ${jsonOf(text)};`, map: null } : undefined,
};

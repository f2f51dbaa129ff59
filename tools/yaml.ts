/**
 * YAML as a module, for the build and for vitest: what `import weekly from '#templates/…/weekly.yaml'`
 * gives is read while building, so that no start of the program has to read YAML.
 */
import type { Plugin } from 'rolldown';
import { parse } from 'yaml';

export const yamlModules: Plugin = {
  name: 'yaml-modules',
  transform(text, path) {
    if (!path.endsWith('.yaml')) return undefined;
    return { code: `export default ${JSON.stringify(parse(text))};`, moduleType: 'js', map: null };
  },
};

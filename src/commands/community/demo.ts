import type { Run } from '../../cli/spec.js';
import { paragraph, root } from '../../documents/build.js';
import type { demo } from './index.js';

export const run: Run<typeof demo> = () => ({ data: {}, document: root(paragraph('')) });

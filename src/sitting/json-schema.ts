import { toJsonSchema } from '@valibot/to-json-schema';
import { flowSchema } from './schema.js';

/** The JSON Schema (2020-12) of a check-in as it is written, for editors that complete and check. */
export const flowJsonSchema = (): object => ({
  ...toJsonSchema(flowSchema, { target: 'draft-2020-12', typeMode: 'input' }),
});

import { toJsonSchema } from '@valibot/to-json-schema';
import { templateSchema } from './schema.js';

/** The JSON Schema (2020-12) of a document template, for editors that complete and check. */
export const templateJsonSchema = (): object => ({
  ...toJsonSchema(templateSchema, { target: 'draft-2020-12' }),
});

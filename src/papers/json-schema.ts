import { toJsonSchema } from '@valibot/to-json-schema';
import { extensionSchema, templateSchema } from './schema.js';
import { block } from './schema-blocks.js';

/**
 * The JSON Schema (2020-12) of a document template, for editors that complete and check: what goes
 * by another has a shape of its own.
 */
export function templateJsonSchema(): object {
  const definitions = { block };
  const options = { target: 'draft-2020-12', definitions } as const;
  const { $schema, $defs, title, description, ...whole } = toJsonSchema(templateSchema, options);
  const extension = toJsonSchema(extensionSchema, options);
  return {
    $schema,
    title,
    description,
    if: { type: 'object', required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it that
    then: { ...extension, $schema: undefined, $defs: undefined },
    else: whole,
    $defs,
  };
}

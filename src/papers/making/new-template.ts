import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../files/faults.js';
import { writeFileWhole } from '../../files/write.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { shippedNames } from '../shipped/index.js';
import { starter } from '../starter.js';
import { type Beside, documentTemplates, findTemplate } from './templates.js';

/** What the schema is called beside the templates, for the editor in which they are written. */
const schemaFile = 'document-template.schema.json';

/**
 * Writes a commented template to begin with among the ledger's own, and beside it the schema that
 * an editor checks and completes it by.
 * @param parent what it extends; where `name` is one that comes along, that, unless said otherwise
 * @throws Refusal `template-name`, `unknown-template`, `template-exists`, `folder-not-made`, and as
 *   `findTemplate` and `writeFileWhole`
 */
export async function newTemplate(
  ledger: NonNullable<Beside>,
  name: string,
  parent: string | undefined,
): Promise<{ readonly path: string; readonly base: string | null }> {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(name) || name === 'words') {
    throw new Refusal(
      'template-name',
      `“${visible(name)}” can’t be the name of a document.`,
      'Use small letters, digits and hyphens, such as autumn-letter.',
    );
  }
  const isShipped = (shippedNames as readonly string[]).includes(name);
  const base = parent ?? (isShipped ? name : undefined);
  const found = base === undefined ? undefined : await findTemplate(ledger, base);
  const folder = documentTemplates(ledger);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal(
      'folder-not-made',
      `The folder “${visible(folder)}” could not be made (${errorCode(error)}).`,
      'Make it yourself, or look who may write there.',
    );
  }
  const path = join(folder, `${name}.yaml`);
  if (lstatSync(path, { throwIfNoEntry: false })) {
    throw new Refusal(
      'template-exists',
      `There is already a template of yours called “${name}”, and it was left as it is.`,
      `Change it where it is, ${visible(path)}, or choose another name.`,
    );
  }
  writeFileWhole(path, starter(name, schemaFile, found), {
    replace: false,
  });
  const { templateJsonSchema } = await import('../json-schema.js');
  const schema = `${JSON.stringify(templateJsonSchema(), null, 2)}\n`;
  writeFileWhole(join(folder, schemaFile), schema, { replace: true });
  return { path, base: base ?? null };
}

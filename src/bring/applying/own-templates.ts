/** What is known of columns and words: as it comes with the program, or as the community keeps it. */
import { ownTemplate } from '../../files/own-template.js';
import type { Session } from '../../things/session.js';
import type { Columned, ImportTemplate } from '../fields.js';
import type { FieldShapes } from '../row-fields.js';
import type { SharedWords } from '../words.js';
import { type Importable, shippedImport, shippedWords } from './importable.js';

/** The community's own template of that kind, where it keeps one beside its ledger. */
export async function importTemplate<Fields extends FieldShapes>(
  { ledger }: Session,
  kind: Columned<Fields> & Pick<Importable, 'template'>,
  words: SharedWords,
): Promise<ImportTemplate<Fields>> {
  const own = ownTemplate(ledger, 'imports', kind.name);
  if (!own) return shippedImport(kind, words);
  // Reading YAML costs as much as importing a thousand rows.
  const { parseImportTemplate } = await import('../template.js');
  return parseImportTemplate(kind, own.text, own.path, words);
}

/** The community's own words that mean the same in every file, where it keeps them. */
export async function importWords({ ledger }: Session): Promise<SharedWords> {
  const own = ownTemplate(ledger, 'imports', 'words');
  if (!own) return shippedWords;
  const { parseSharedWords } = await import('../template.js');
  return parseSharedWords(own.text, own.path);
}

/** Every command there is. A new verb is a declaration in its noun's folder and a handler beside it. */
import type { Noun, Spec } from '../cli/spec.js';
import * as checkin from './checkin/index.js';
import * as commitment from './commitment/index.js';
import * as community from './community/index.js';
import * as contribution from './contribution/index.js';
import * as document from './document/index.js';
import * as imports from './import/index.js';
import * as ledger from './ledger/index.js';
import * as meeting from './meeting/index.js';
import * as member from './member/index.js';
import * as note from './note/index.js';
import * as question from './question/index.js';
import * as resource from './resource/index.js';
import * as role from './role/index.js';

const folders = [
  ledger,
  commitment,
  community,
  imports,
  member,
  role,
  meeting,
  contribution,
  question,
  resource,
  note,
  checkin,
  document,
];

export const specs: readonly Spec[] = folders.flatMap((folder) => folder.specs);

export const nouns: readonly Noun[] = folders.flatMap((folder) => folder.nouns);

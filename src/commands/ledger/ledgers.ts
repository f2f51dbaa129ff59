import type { Run } from '../../cli/spec.js';
import { ledgerNames, ledgerPath } from '../../files/location.js';
import { code } from '../../papers/build.js';
import { listing } from '../words.js';
import type { ledgers } from './index.js';

export const run: Run<typeof ledgers> = () => {
  const found = ledgerNames().map((name) => ({ name, path: ledgerPath(name) }));
  return {
    data: { ledgers: found },
    document: listing(
      ['Name', 'Where it is'],
      found.map(({ name, path }) => [name, path]),
      ['There is no ledger yet. To start one: ', code('momentum init')],
    ),
  };
};

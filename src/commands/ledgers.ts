/** The ledgers themselves, and the program. */
import { needed, one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { ledgerInUse, ledgerNames, ledgerPath, settleLedger } from '../files/location.js';
import { code, paragraph, root } from '../papers/build.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { bringIn } from './ledgers-bring-in.js';
import { compareCopies } from './ledgers-compare.js';
import { conflictHints } from './ledgers-shown.js';
import { listing, recorded } from './shown.js';

const looking = 'Looking after the ledger:';

const ledgers = verb({
  path: ['ledgers'],
  group: looking,
  summary: 'the communities kept on this machine',
  examples: [['momentum ledgers', 'their names, and where they are']],
  json: { ledgers: 'name and path of each, and whether it is the one in use' },
  uses: 'none',
  run() {
    const inUse = ledgerInUse();
    const found = ledgerNames().map((name) => ({
      ...{ name, path: ledgerPath(name), inUse: name === inUse },
    }));
    return {
      data: { ledgers: found },
      document: listing(
        ['Name', 'Where it is'],
        found.map(({ name, path, inUse }) => [inUse ? `${name} (in use)` : name, path]),
        ['There is no ledger yet. To start one: ', code('momentum init')],
      ),
      hints: conflictHints(found.map(({ path }) => path)),
    };
  },
});

const use = verb({
  path: ['use'],
  group: looking,
  summary: 'say which ledger is meant where none is named',
  examples: [['momentum use harbour-menders', 'from now on, until another one is used']],
  arguments: {
    ledger: needed(
      one('text', 'its name, as momentum ledgers lists it', {
        placeholder: 'NAME',
        ask: { message: 'Which ledger?' },
      }),
    ),
  },
  json: { ledger: 'the name of the one in use' },
  uses: 'none',
  run({ ledger: typed }) {
    const names = ledgerNames();
    const begun = names.filter((name) => name.startsWith(typed.toLowerCase()));
    const name =
      names.find((each) => each === typed) ?? (begun.length === 1 ? begun[0] : undefined);
    if (name === undefined) {
      throw new Refusal(
        'unknown-ledger',
        `There is no ledger “${visible(typed)}” in the usual folder.`,
        'Type one of these names. A ledger that lies elsewhere is named with --ledger PATH.',
        { details: names },
      );
    }
    settleLedger(name);
    return {
      data: { ledger: name },
      document: recorded(`${name} is meant from now on where no other is named.`),
    };
  },
});

const version = verb({
  path: ['version'],
  group: looking,
  summary: 'which version this is',
  examples: [['momentum version', 'the same as momentum --version']],
  json: { version: 'the version' },
  uses: 'none',
  run: (_, call) => ({
    data: { version: call.version },
    document: root(paragraph(`momentum ${call.version}`)),
  }),
});

export const verbs: readonly Verb[] = [ledgers, bringIn, compareCopies, use, version];

/** The ledgers themselves, and the program. */
import { type Verb, verb } from '../cli/verb.js';
import { ledgerNames, ledgerPath } from '../files/location.js';
import { checkLedger } from '../ledger/check.js';
import { code, list, paragraph, root } from '../papers/build.js';
import { exitCodes } from '../text/refusal.js';
import { listing } from './shown.js';

const looking = 'Looking after the ledger:';

const check = verb({
  path: ['check'],
  group: looking,
  summary: 'look whether the ledger is sound; says nothing where all is well',
  examples: [['momentum check', 'silent where all is well']],
  json: { findings: 'what is wrong, each with what to do about it; empty where all is well' },
  uses: 'reads',
  run(_, call) {
    const findings = checkLedger(call.session.ledger, call.progress('Checking'));
    return {
      data: { findings },
      document:
        findings.length === 0
          ? root()
          : root(
              paragraph('The ledger is not sound:'),
              list(findings.map(({ message, next }) => `${message} ${next}`)),
            ),
      exit: findings.length === 0 ? exitCodes.done : exitCodes.refused,
    };
  },
});

const ledgers = verb({
  path: ['ledgers'],
  group: looking,
  summary: 'the communities kept on this machine',
  examples: [['momentum ledgers', 'their names, and where they are']],
  json: { ledgers: 'name and path of each' },
  uses: 'reads',
  run() {
    const found = ledgerNames().map((name) => ({ name, path: ledgerPath(name) }));
    return {
      data: { ledgers: found },
      document: listing(
        ['Name', 'Where it is'],
        found.map(({ name, path }) => [name, path]),
        ['There is no ledger yet. To start one: ', code('momentum init')],
      ),
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

export const verbs: readonly Verb[] = [check, ledgers, version];

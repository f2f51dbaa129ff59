/** The ledgers themselves, and the program. */
import { repairLedger } from '../backups/repairing.js';
import { flag, needed, one } from '../cli/parameters.js';
import { waitIn } from '../cli/runtime.js';
import { type Result, type Verb, verb } from '../cli/verb.js';
import { ledgerInUse, ledgerNames, ledgerPath, settleLedger } from '../files/location.js';
import { checkLedger, type Finding } from '../ledger/check.js';
import { code, list, paragraph, root } from '../papers/build.js';
import { visible } from '../text/gate.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { countSetAside } from '../things/history.js';
import { bringIn } from './ledgers-bring-in.js';
import { listing, recorded } from './shown.js';

const looking = 'Looking after the ledger:';

const check = verb({
  path: ['check'],
  group: looking,
  summary: 'look whether the ledger is sound; says nothing where all is well',
  examples: [
    ['momentum check', 'silent where all is well'],
    ['momentum check --repair', 'makes anew what is worked out from the journal'],
  ],
  options: {
    repair: { ...flag('make every table anew from the journal, where one is wrong'), writes: true },
  },
  json: {
    findings: 'what is wrong, each with what to do about it; empty where all is well',
    setAside: 'how many entries do not count, since copies of the ledger came together',
    aside: 'where the ledger is kept as it was before it was put right; null where it was not',
  },
  uses: 'reads',
  run({ repair }, call) {
    const { ledger } = call.session;
    const found = checkLedger(ledger, call.progress('Checking'));
    const isWrong = found.some(({ code }) => code !== 'file-open-to-others');
    const repaired = repair && isWrong ? repairLedger(ledger, waitIn(call.env)) : undefined;
    if (repaired && 'aside' in repaired) return putRight(found, repaired.aside);
    // What is still wrong then is the journal itself.
    const findings = repaired?.findings ?? found;
    const setAside = ledger.read(countSetAside);
    return {
      data: { findings, setAside, aside: null },
      hints:
        setAside === 0
          ? []
          : [
              `${counted(setAside, 'entry', 'entries')} set aside when copies came together: momentum log --set-aside`,
            ],
      document:
        findings.length === 0
          ? root()
          : root(
              paragraph(
                repaired
                  ? 'It could not be made anew, and stays as it was. The ledger is not sound:'
                  : 'The ledger is not sound:',
              ),
              list(findings.map(({ message, next }) => `${message} ${next}`)),
            ),
      exit: findings.length === 0 ? exitCodes.done : exitCodes.refused,
    };
  },
});

const putRight = (found: readonly Finding[], aside: string): Result => ({
  data: { findings: [], setAside: 0, aside },
  document: root(
    paragraph('Put right: every table was made anew from the journal, which is sound.'),
    list([...found.map(({ message }) => message), `The ledger as it was is kept: ${aside}`]),
  ),
});

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

export const verbs: readonly Verb[] = [check, ledgers, bringIn, use, version];

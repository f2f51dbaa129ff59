import { type Outcome, settleName, teachNames, type Verdict } from '../../actions/imports/file.js';
import type { Call, Result, Run } from '../../cli/spec.js';
import { exitCodes, Refusal } from '../../core/refusal.js';
import { counted, inWords } from '../../core/text.js';
import { code, list, paragraph, root, strong, table } from '../../documents/build.js';
import { namesIn } from '../../ledger/facts/imports.js';
import { recorded } from '../words.js';
import { askAbout } from './asking.js';
import { bytesOf } from './file.js';
import type { unmatched } from './index.js';
import { plain, type Waiting, whatWaits, whoWaits } from './names.js';

export const run: Run<typeof unmatched> = async (input, call) => {
  const { spelling, is, add, ignore, each, file } = input;
  const told = [is !== undefined, add, ignore].filter(Boolean).length;
  if (told > 1 || (told > 0 && !spelling) || (file !== undefined && (told > 0 || spelling))) {
    throw unclear();
  }
  if (file !== undefined) {
    return taught(await teachNames(call.desk, bytesOf(call, file), { map: input.map }));
  }
  const waiting = whoWaits(call);
  if (!spelling) return each ? askEach(call, waiting) : listed(call, waiting);
  const verdict: Verdict | undefined = is
    ? { is: 'member', id: is.id }
    : add
      ? { is: 'new' }
      : ignore
        ? { is: 'aside' }
        : undefined;
  if (verdict)
    return settled([[spelling.label, verdict, settleName(call.desk, spelling.id, verdict)]]);
  const name = waiting.find(({ id }) => id === spelling.id);
  if (!name) throw alreadySettled(spelling.label);
  return call.interactive ? askEach(call, [name]) : listed(call, [name]);
};

const unclear = (): Refusal =>
  new Refusal(
    'which-verdict',
    'Give one name that waits, and one of --is, --add and --ignore; or a --file by itself.',
    'For example: momentum import unmatched "Ami" --is "Amina Yusuf"',
    { exit: exitCodes.usage },
  );

const alreadySettled = (written: string): Refusal =>
  new Refusal(
    'name-settled',
    `“${written}” is not waiting any more.`,
    'See who is: momentum import unmatched',
  );

function listed({ desk }: Call, waiting: readonly Waiting[]): Result {
  const aside = desk.ledger.read((reader) => namesIn(reader, 'ignored'));
  const rows = waiting.reduce((sum, { rows: n }) => sum + n, 0);
  const left =
    aside.length > 0
      ? paragraph(`Left aside: ${inWords(aside.map(({ written }) => `“${written}”`))}.`)
      : undefined;
  const data = {
    waiting: waiting.map(plain),
    aside: aside.map((name) => plain({ ...name, guesses: [] })),
  };
  const [first] = waiting;
  if (!first) {
    return { data, document: root(paragraph('No name is waiting: everybody is known.'), left) };
  }
  const [guess] = first.guesses;
  return {
    data,
    document: root(
      paragraph(
        `${counted(waiting.length, 'name')} from your files ${waiting.length === 1 ? 'matches' : 'match'} nobody for certain; ${counted(rows, 'row')} ${rows === 1 ? 'waits' : 'wait'} for ${waiting.length === 1 ? 'it' : 'them'}.`,
      ),
      table(
        ['No', 'As written', 'What waits', 'Perhaps'],
        waiting.map((name) => [
          String(name.no),
          name.handle === null ? name.written : `${name.written} @${name.handle}`,
          whatWaits(name),
          name.guesses.map(({ name: label, no }) => `${label} (${no})`).join(', '),
        ]),
        ['right', null, null, null],
      ),
      left,
      list([
        [
          'Say whom one means: ',
          code(`momentum import unmatched ${first.no} --is ${guess ? guess.no : 'NAME'}`),
        ],
        ['Somebody new: ', code(`momentum import unmatched ${first.no} --add`)],
        ['Leave one aside: ', code(`momentum import unmatched ${first.no} --ignore`)],
        ['Be asked about each in turn: ', code('momentum import unmatched --each')],
      ]),
    ),
  };
}

async function askEach(call: Call, waiting: readonly Waiting[]): Promise<Result> {
  if (!call.interactive) {
    throw new Refusal(
      'needs-answer',
      'Nobody can be asked here.',
      'Say it with flags: momentum import unmatched NUMBER --is NAME, --add or --ignore',
      { exit: exitCodes.usage },
    );
  }
  const done: Done[] = [];
  for (const name of waiting) {
    // A verdict on one may have settled another.
    if (!whoWaits(call).some(({ id }) => id === name.id)) continue;
    const verdict = await askAbout(call, name);
    if (verdict) done.push([name.written, verdict, settleName(call.desk, name.id, verdict)]);
  }
  return settled(done, whoWaits(call).length);
}

type Done = readonly [written: string, verdict: Verdict, outcome: Outcome];

const said: Record<Verdict['is'], (written: string, came: string) => string> = {
  member: (written, came) => `“${written}” is known from now on${came}.`,
  new: (written, came) => `“${written}” is a member from now on${came}.`,
  aside: (written) => `“${written}” is left aside; its rows are kept.`,
};

const cameIn = ({ of }: Outcome): string => {
  const came = of.fresh + of.apologies + of.filled;
  const still = of.waiting > 0 ? `; ${counted(of.waiting, 'row')} waits for somebody else too` : '';
  return came === 0 ? still : `, and ${counted(came, 'row')} that waited came in${still}`;
};

function settled(done: readonly Done[], left?: number): Result {
  const sentences = done.map(([written, verdict, outcome]) =>
    said[verdict.is](written, cameIn(outcome)),
  );
  const data = {
    settled: done.map(([written, verdict, { of }]) => ({
      written,
      is: verdict.is,
      rows: of.fresh,
    })),
  };
  const rest = left === undefined ? undefined : counted(left, 'name');
  return {
    data,
    document: root(
      ...(sentences.length > 0
        ? sentences.map((sentence) => paragraph(strong(sentence)))
        : [paragraph('Nothing was settled; they go on waiting.')]),
      rest && sentences.length > 0
        ? paragraph(`${rest} ${left === 1 ? 'is' : 'are'} still waiting.`)
        : undefined,
    ),
    hints: done.length > 0 ? ['To take it back: momentum undo'] : [],
  };
}

function taught({ rows, of, settled: more, changed }: Outcome): Result {
  const came = of.fresh + of.apologies;
  return {
    data: { settled: { rows, learned: of.filled, known: of.known, came } },
    document: changed
      ? recorded(strong(`${counted(of.filled, 'name')} learned from ${counted(rows, 'row')}.`), [
          came > 0 ? `${counted(came, 'row')} that waited came in` : null,
          more.names > 0 ? `${counted(more.names, 'name')} more is known by that` : null,
          of.known > 0
            ? `${counted(of.known, 'name')} ${of.known === 1 ? 'was' : 'were'} known already`
            : null,
        ])
      : root(paragraph(`Nothing new: ${counted(rows, 'name')} known already.`)),
    hints: changed
      ? [
          'See whether anybody still waits: momentum import unmatched',
          'To take it back: momentum undo',
        ]
      : [],
  };
}

import { type NameDecision, settleName, teachNames } from '../../bring/applying/import-file.js';
import type { Call, Result, Run } from '../../cli/spec.js';
import { code, list, paragraph, root, table } from '../../papers/build.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { counted, inWords } from '../../text/text.js';
import { namesIn } from '../../things/unmatched/list.js';
import { askAbout } from './asking.js';
import { bytesOf } from './file.js';
import type { unmatched } from './index.js';
import { plain, type Waiting, whatWaits, whoWaits } from './names.js';
import { type Done, settled, taught } from './settled.js';

export const run: Run<typeof unmatched> = async (input, call) => {
  const { spelling, is, add, ignore, each, file } = input;
  const told = [is !== undefined, add, ignore].filter(Boolean).length;
  if (told > 1 || (told > 0 && !spelling) || (file !== undefined && (told > 0 || spelling))) {
    throw unclear();
  }
  if (file !== undefined) {
    return taught(await teachNames(call.session, bytesOf(call, file), { map: input.map }));
  }
  const waiting = whoWaits(call);
  if (!spelling) return each ? askEach(call, waiting) : listed(call, waiting);
  const verdict: NameDecision | undefined = is
    ? { is: 'member', id: is.id }
    : add
      ? { is: 'new' }
      : ignore
        ? { is: 'aside' }
        : undefined;
  if (verdict) return settled(call, [act(call, spelling.id, spelling.label, verdict)]);
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

function listed({ session }: Call, waiting: readonly Waiting[]): Result {
  const aside = session.ledger.read((reader) => namesIn(reader, 'ignored'));
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
    const none = left ? 'No name is waiting.' : 'No name is waiting: everybody is known.';
    return { data, document: root(paragraph(none), left) };
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
    if (verdict) done.push(act(call, name.id, name.written, verdict));
  }
  return settled(call, done, whoWaits(call).length);
}

const act = (call: Call, id: string, written: string, verdict: NameDecision): Done => ({
  written,
  verdict,
  outcome: settleName(call.session, id, verdict),
});

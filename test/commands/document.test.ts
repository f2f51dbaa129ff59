import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

/** A community with templates of its own, by their names. */
async function harbour(templates: Readonly<Record<string, string>> = {}) {
  const at = stage();
  const folder = join(at.ledgers, 'harbour-menders.templates', 'documents');
  await at.momentum([
    'init',
    ...['--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf'],
    ...['--time-zone', 'Europe/London'],
  ]);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(templates)) {
    writeFileSync(join(folder, `${name}.yaml`), text);
  }
  const listed = async () =>
    (
      JSON.parse((await at.momentum(['document', 'list', '--json'])).out) as {
        templates: ReadonlyArray<Record<string, unknown>>;
      }
    ).templates;
  return { ...at, folder, listed };
}

const letter =
  'title: Letter\nabout: to everybody\nsections: [{ id: a, blocks: [{ text: Hello. }] }]\n';

test('the list says whose each is, and names one that can’t be read instead of failing', async () => {
  const { listed } = await harbour({
    letter,
    'state-of-play': 'extends: state-of-play\nabout: ours\n',
    broken: 'titel: x\n',
  });
  const by = Object.fromEntries((await listed()).map((each) => [each.name, each]));
  expect(by.letter).toMatchObject({ about: 'to everybody', own: true, replaces: false });
  expect(by['state-of-play']).toMatchObject({ about: 'ours', own: true, replaces: true });
  expect(by['momentum-plan']).toMatchObject({ own: false, replaces: false, path: null });
  expect(by.broken?.about).toContain('can’t be read');
});

test('a file that is no template’s is no document: words, links, other endings', async () => {
  const { listed, folder, momentum } = await harbour({ words: 'more: x\n', 'Not A Name': letter });
  writeFileSync(join(folder, 'notes.txt'), letter);
  writeFileSync(join(folder, 'real.txt'), letter);
  symlinkSync(join(folder, 'real.txt'), join(folder, 'linked.yaml'));
  const own = (await listed()).filter((each) => each.own === true);
  expect(own.map(({ name }) => name)).toEqual(['linked']);
  expect(own[0]?.about).toContain('can’t be read');
  expect((await momentum(['document', 'make', 'linked'])).err).toContain('(file-not-regular)');
});

test.each(['harbour-menders.templates', join('harbour-menders.templates', 'documents')])(
  'a file called %s is no folder of templates, and documents are made without one',
  async (name) => {
    const { ledgers, listed, momentum } = await harbour();
    const path = join(ledgers, name);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'Dear all');
    expect(await momentum(['state'])).toMatchObject({ exit: 0 });
    expect((await listed()).filter(({ own }) => own)).toEqual([]);
  },
);

test('what is begun is there at once, checked by the schema beside it, and never overwritten', async () => {
  const { momentum, folder } = await harbour();
  const begun = await momentum([
    'document',
    'new',
    'short',
    '--extends',
    'momentum-plan',
    '--json',
  ]);
  const { template, extends: base } = JSON.parse(begun.out) as {
    template: string;
    extends: string;
  };
  expect([template, base]).toEqual([join(folder, 'short.yaml'), 'momentum-plan']);
  const text = readFileSync(template, 'utf8');
  const [, schema = ''] = /^# yaml-language-server: \$schema=\.\/(\S+)\n/.exec(text) ?? [];
  const beside = readFileSync(join(folder, schema), 'utf8');
  expect(beside).toBe((await momentum(['document', 'schema'])).out);
  expect((await momentum(['document', 'check', 'short'])).exit).toBe(0);
  writeFileSync(template, letter);
  expect((await momentum(['document', 'new', 'short'])).err).toContain('(template-exists)');
  expect(readFileSync(template, 'utf8')).toBe(letter);
});

test('every change that a new template suggests is one that can be made', async () => {
  const { momentum, folder } = await harbour();
  for (const name of ['state-of-play', 'momentum-plan', 'agenda', 'welcome']) {
    await momentum(['document', 'new', name]);
    const path = join(folder, `${name}.yaml`);
    const all = readFileSync(path, 'utf8').replace(/^ {2}# (- | {2})/gm, '  $1');
    expect(all).toContain('\n  - remove: ');
    // The section that it suggests to leave out is the one that it moves, so the last comes off.
    writeFileSync(path, all);
    const { err, exit } = await momentum(['document', 'check', name]);
    expect([name, exit, err]).toEqual([name, 0, '']);
  }
});

test('what is shown makes the same document as what it was shown of', async () => {
  const { momentum, home } = await harbour();
  const { out } = await momentum(['document', 'show', 'state-of-play']);
  const file = join(home, 'copy.yaml');
  writeFileSync(file, out);
  const [copy, shipped] = [
    await momentum(['document', 'make', file, '--format', 'markdown']),
    await momentum(['state', '--format', 'markdown']),
  ];
  expect(copy.out).toBe(shipped.out);
});

test('a narrower audience is shown less, a wider one nothing', async () => {
  const { momentum } = await harbour({
    letter:
      'title: Letter\nsections:\n  - id: a\n    blocks:\n      - text: For all.\n      - { audience: members, text: For us. }\n      - { audience: facilitator, text: For me. }\n',
  });
  const made = async (...more: string[]) =>
    (await momentum(['document', 'make', 'letter', '--format', 'markdown', ...more])).out;
  expect(await made()).toBe('# Letter\n\nFor all.\n\nFor us.\n');
  expect(await made('--audience', 'public')).toBe('# Letter\n\nFor all.\n');
  expect(await made('--audience', 'facilitator')).toBe('');
});

test('what is said after giving a document out makes that very document, as a mail', async () => {
  const at = await harbour();
  await at.momentum(['member', 'add', 'Tom Reed', '--email', 'tom@harbour.example']);
  await at.momentum(['offer', 'Find a room', '--by', 'tom']);
  const page = join(at.home, 'state.html');
  const { err } = await at.momentum(['state', '--issue', '--output', page]);
  const line = /ready to send: momentum (.*)/.exec(err)?.[1]?.split(' ') ?? [];
  expect(line.join(' ')).toBe('document again 1 --bcc members --output state-of-play.eml');
  const mail = join(at.home, 'state-of-play.eml');
  const made = await at.momentum([...line.slice(0, -1), mail]);
  expect(made.out).toContain('It is addressed to one member'.replace('one', '1'));
  expect(readFileSync(mail, 'utf8')).toContain('Find a room');
});

test('what is said after another document repeats what was asked', async () => {
  const at = await harbour();
  const page = join(at.home, 'state.html');
  const { err } = await at.momentum([
    ...['state', '--as-of', '2026-11-01', '--period', 'last month', '--audience', 'public'],
    ...['--output', page],
  ]);
  expect(err).toContain(
    'momentum state --as-of 2026-11-01 --period "last month" --audience public --bcc members --output state-of-play.eml',
  );
});

/** Names in what was typed, with letters in their middle that some write and others leave out. */
import { expect, test } from 'vitest';
import { hideNames } from '../../src/text/hiding.js';

const hidden = (
  name: string,
  text: string,
  { named = [], shared = [] }: { named?: readonly string[]; shared?: readonly string[] } = {},
): string =>
  hideNames(
    [{ name, others: [] }],
    { person: 'a former member', address: 'a former member' },
    (each) => named.includes(each),
    (word) => shared.includes(word),
  )(text);

test.each([
  ['Anna B. Smith', 'Ask Anna B. Smith for it', 'Ask a former member for it'],
  ['Anna B. Smith', 'Ask Anna B Smith for it', 'Ask a former member for it'],
  ['Anna B. Smith', 'Ask Anna Smith for it', 'Ask a former member for it'],
  ['Anna B. Smith', 'Ask Anna B. for it', 'Ask a former member for it'],
  ['Anna Smith', 'Ask Anna B. Smith for it', 'Ask a former member for it'],
  ['Anna Smith', 'Ask Anna J.R. Smith for it', 'Ask a former member for it'],
  ['Anna Smith', 'Ask Anna S. for it', 'Ask a former member for it'],
  [
    'Will B. Young',
    'Ask Will Y. for it, and you will see',
    'Ask a former member for it, and you will see',
  ],
  ['Anna Irving', 'Ask Anna I think', 'Ask a former member I think'],
  ['Anna B. Smith', 'Anna B. Smith and Ben B. Smythe', 'A former member and Ben B. Smythe'],
  [
    'Søren Ødegård-Straße',
    'Oedegaard-Strasse, ODEGAARD, Odegård, Soeren and Oedegaard ask',
    'A former member, a former member, a former member, a former member and a former member ask',
  ],
  ['Åse Bjørk', 'Ask Aase, Ase or Åse', 'Ask a former member, a former member or a former member'],
  ['Aase Bjoerk', 'Ask Åse Bjørk or Ana', 'Ask a former member or Ana'],
  ['Jürgen Müller', 'Ask Juergen or Mueller', 'Ask a former member or a former member'],
  ['Juergen Moeller', 'Ask JÜRGEN or Möller', 'Ask a former member or a former member'],
  [
    'Ägir Köhler',
    'Ask Aegir, Agir or Koehler',
    'Ask a former member, a former member or a former member',
  ],
  ['Øm Blå', 'Ask Oem or Blaa, um', 'Ask a former member or a former member, um'],
  ['Sam Mann', 'Ask Saem or Maann', 'Ask Saem or Maann'],
])('of %s “%s” reads “%s”', (name, text, reads) => {
  expect(hidden(name, text)).toBe(reads);
});

test.each([
  ['Ask J.R. Quillfeather', 'Ask a former member'],
  ['Ask JR Quillfeather or J R Quillfeather', 'Ask a former member or a former member'],
  ['Ask J.R.Quillfeather', 'Ask a former member'],
  ['S. Quillfeather asks', 'A former member asks'],
  ['Ask Quillfeather, J.R. and go', 'Ask a former member and go'],
  ['Quillfeather J. R. asks', 'A former member asks'],
  ['Ask JRQ, and no other JRQS', 'Ask a former member, and no other JRQS'],
  ['Mail jrq@quill.example.org now', 'Mail a former member now'],
  ['Mail jrq@quill.example.', 'Mail a former member.'],
  ['Ask Quillfeather I think', 'Ask a former member I think'],
])('letters at a name are a part of it: “%s” reads “%s”', (text, reads) => {
  const who = { name: 'J. R. Quillfeather', others: ['jrq@quill.example'] };
  const instead = { person: 'a former member', address: 'a former member' };
  const hide = (isShared: (word: string) => boolean) =>
    hideNames([who], instead, () => false, isShared);
  expect(hide(() => false)(text)).toBe(reads);
  const shared = hide((word) => word === 'Quillfeather');
  expect(shared('Ask JR Quillfeather, and S. Quillfeather')).toBe(
    'Ask a former member, and S. Quillfeather',
  );
});

test('whoever has another letter and is here stays, and so does a word that is theirs too', () => {
  const text = 'Ask Anna C. Smith and Anna S. for it';
  const others = { named: ['Anna C. Smith'], shared: ['Anna', 'Smith'] };
  expect(hidden('Anna B. Smith', text, others)).toBe(text);
});

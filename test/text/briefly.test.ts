import { expect, test } from 'vitest';
import { briefly } from '../../src/text/text.js';

test.each([
  ['six words stay whole', 'Find a hall for the weekend', 'Find a hall for the weekend'],
  [
    'no small word stands before the ellipsis',
    'Find a hall for the mending weekend in May',
    'Find a hall for the mending…',
  ],
  [
    'two small words go',
    'Ask twelve people to lend a hand on the day',
    'Ask twelve people to lend…',
  ],
  ['at most two small words go', 'We are to be in it all', 'We are to be…'],
  [
    'a comma goes with what followed it',
    'Order lamps, fuses, zips, thread, buttons, and tea',
    'Order lamps, fuses, zips, thread, buttons…',
  ],
  [
    'French articles go, too',
    'Trouver une salle pour le grand atelier',
    'Trouver une salle pour le grand…',
  ],
  ['what has no blanks is cut by letters', '会'.repeat(60), `${'会'.repeat(48)}…`],
  [
    'an address stays whole, however long it is',
    'Look at https://library.example.org/tools/sewing-machines/manual-of-1962.pdf and tell us',
    'Look at https://library.example.org/tools/sewing-machines/manual-of-1962.pdf…',
  ],
  [
    'and so does one that ends it',
    'Read what is said at https://library.example.org/tools/sewing-machines/ before we meet',
    'Read what is said at https://library.example.org/tools/sewing-machines/…',
  ],
  ['a name from the right stays whole', 'مريم حسن تسأل عن القاعة', 'مريم حسن تسأل عن القاعة'],
])('%s', (_, text, said) => {
  expect(briefly(text)).toBe(said);
});

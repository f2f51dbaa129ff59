import { isOpen } from '../../things/commitment/terms.js';
import type { No } from '../../things/no.js';
import { holds } from '../../things/term.js';
import type { Id } from '../../things/thing.js';
import type { LinkFact } from '../facts/index.js';
import type { FactsContext } from './context.js';

const linkQuery = (here: string, there: string): string =>
  `SELECT c.no, c.text, ${isOpen.sql('c', '@day')} AS open
   FROM momentum_link l JOIN commitment c ON c.id = ${there}
   WHERE ${here} = @id AND ${holds.sql('l', '@day')} ORDER BY c.no`;

const linkQueries = {
  needs: linkQuery('l."of"', 'l.needs'),
  feeds: linkQuery('l.needs', 'l."of"'),
};

/** What a commitment needs, or feeds, on the day of the document. */
export const linksOf = (context: FactsContext, id: Id, end: keyof typeof linkQueries): LinkFact[] =>
  context.reader
    .all<{ no: No; text: string; open: 0 | 1 }>(linkQueries[end], { day: context.asOf, id })
    .map(({ no, text, open }) => ({ no, text: context.text(text), open: open === 1 }));

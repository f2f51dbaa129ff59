import { alphabetically } from '../../text/text.js';
import { keeperOn } from '../../things/resource/terms.js';
import type { Id } from '../../things/thing.js';
import type { ResourceFact } from '../facts/index.js';
import type { FactsContext } from './context.js';

/** So many are told of; whoever keeps more has a place of their own for them. */
const most = 200;

const latest = `SELECT r.no, r.title, r.link, ${keeperOn.sql('r', '@day')} AS keeper FROM resource r
  WHERE r.no > (SELECT coalesce(max(no), 0) FROM resource) - @most AND r.added_on <= @day`;

/** Documents and links worth keeping that there were on the day, with whoever looks after each, as
 * long as they are here. */
export const resourceFacts = (context: FactsContext): ResourceFact[] =>
  context.reader
    .all<Omit<ResourceFact, 'keeper'> & { keeper: Id | null }>(latest, { day: context.asOf, most })
    .map(({ no, title, link, keeper }) => ({
      no,
      title: context.text(title),
      link: context.noAddress(link),
      keeper: context.nameOrNull(keeper),
    }))
    .sort((a, b) => alphabetically(a.title, b.title));

import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listResources } from '../../things/resource/list.js';
import { shortDay } from '../../time/day.js';
import { howLong, listing } from '../words.js';
import type { list } from './index.js';

export const run: Run<typeof list> = (_, call) => {
  const resources = call.session.ledger.read(listResources);
  return {
    data: { resources },
    document: listing(
      ['No', 'Title', 'Looked after by', 'Last looked at', 'Link'],
      resources.map((row) => [
        String(row.no),
        row.title,
        row.keeper?.name ?? 'nobody yet',
        row.lookedAtOn === call.today
          ? 'today'
          : `${shortDay(row.lookedAtOn)} (${howLong(row.lookedAtOn, call.today)} ago)`,
        row.link ?? '',
      ]),
      [
        'Nothing is kept yet. To add something: ',
        code('momentum resource add "TITLE" --link LINK'),
      ],
    ),
  };
};

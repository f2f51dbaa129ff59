import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { listContributions } from '../../things/contribution/list.js';
import { shortDay } from '../../time/day.js';
import { readPeriod } from '../../time/window.js';
import { daysOf, listing } from '../words.js';
import type { list } from './index.js';

const usualPeriod = '4w';

export const run: Run<typeof list> = ({ by, period, kind }, call) => {
  const window = readPeriod(period ?? usualPeriod, call.today);
  const contributions = call.session.ledger.read((reader) =>
    listContributions(reader, { window, member: by?.id, kind }),
  );
  const links = contributions.some(({ link }) => link !== null);
  return {
    data: { contributions, window },
    document: listing(
      ['No', 'Day', 'Who', 'Kind', 'What', ...(links ? ['Link'] : [])],
      contributions.map((row) => [
        String(row.no),
        shortDay(row.on),
        row.by.name,
        row.kind,
        row.title ?? '',
        ...(links ? [row.link ?? ''] : []),
      ]),
      [
        `No contribution${by || kind ? ' of that kind' : ''} is on record for ${daysOf(window)}. To add one: `,
        code('momentum contribution add --by NAME'),
      ],
    ),
    ...(contributions.length > 0
      ? { hints: [`${daysOf(window)}. For another time: --period 13w`] }
      : {}),
  };
};

/** What documents say of a ledger, for tests. */

import { british } from '../../../src/language/index.js';
import type { DocumentFacts } from '../../../src/papers/facts/index.js';
import { documentFacts, type FactsRequest } from '../../../src/papers/from-ledger/index.js';
import type { Audience } from '../../../src/things/audience.js';
import type { Session } from '../../../src/things/session.js';
import type { Day } from '../../../src/time/day.js';
import { type Window, weeksUpTo } from '../../../src/time/window.js';
import { today } from '../../helpers/ledger.js';

/** Every fact as of a day, looking back over `period`; four weeks unless said. */
export const toldOn = (
  { ledger }: Session,
  asOf: Day,
  period: Window = weeksUpTo(asOf, 4),
  audience: Audience = 'members',
  about: Pick<FactsRequest, 'meeting' | 'recipient'> = {},
): DocumentFacts =>
  ledger.read((reader) =>
    documentFacts(reader, { asOf, today, period, audience, locale: british, ...about }),
  ) as DocumentFacts;

/** The session as it was on another day. */
export const on = (session: Session, day: Day): Session => ({ ...session, today: day });

/** What documents say of a ledger, for tests. */
import type { Desk } from '../../../src/actions/desk.js';
import type { Audience } from '../../../src/core/audience.js';
import type { Day } from '../../../src/core/day.js';
import type { DocumentFacts } from '../../../src/core/facts.js';
import { type Window, weeksUpTo } from '../../../src/core/window.js';
import { britishVoice } from '../../../src/language/index.js';
import { type Asked, documentFacts } from '../../../src/ledger/facts/document/index.js';
import { today } from '../../helpers/ledger.js';

/** Every fact as of a day, looking back over `period`; four weeks unless said. */
export const toldOn = (
  { ledger }: Desk,
  asOf: Day,
  period: Window = weeksUpTo(asOf, 4),
  audience: Audience = 'members',
  about: Pick<Asked, 'meeting' | 'recipient'> = {},
): DocumentFacts =>
  ledger.read((reader) =>
    documentFacts(reader, { asOf, today, period, audience, voice: britishVoice, ...about }),
  ) as DocumentFacts;

/** The desk as it was on another day. */
export const on = (desk: Desk, day: Day): Desk => ({ ...desk, today: day });

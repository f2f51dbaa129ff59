import { britishVoice, voiceFor } from '../../language/index.js';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import type { Audience } from '../../things/audience.js';
import { communityId } from '../../things/community/thing.js';
import type { Session } from '../../things/session.js';
import type { Day } from '../../time/day.js';
import { saidWindow } from '../../time/said-window.js';
import { factShape } from '../fact-shape.js';
import type { DocumentFacts } from '../facts/index.js';
import { documentFacts } from '../from-ledger/index.js';
import { nearest } from '../mistakes.js';

interface Asked {
  /** One of the names that everything stands under; all of them unless said. */
  readonly section?: string | undefined;
  readonly audience?: Audience | undefined;
  readonly asOf?: Day | undefined;
  readonly period?: string | undefined;
}

/**
 * What a template can name in this ledger, as data.
 * @throws Refusal `unknown-fact`, `unclear-period`
 */
export async function templateFacts(
  { ledger, today }: Session,
  { section, audience = 'members', asOf = today, period = '4w' }: Asked,
): Promise<{ readonly asOf: Day; readonly facts: Partial<DocumentFacts> }> {
  const known = Object.keys(factShape.fields);
  if (section !== undefined && !known.includes(section)) {
    throw new Refusal(
      'unknown-fact',
      `There is nothing called “${visible(section)}” among the facts.`,
      `Choose one of: ${known.join(', ')}${nearest(section, known)}`,
    );
  }
  const community = ledger.read((reader) => reader.get('community', communityId));
  const voice = await voiceFor(community?.locale ?? britishVoice.locale);
  const asked = { asOf, today, period: saidWindow(period, asOf), since: null, audience, voice };
  const wants = {
    fact: (name: string) => section === undefined || name === section,
    measure: () => true,
  };
  return { asOf, facts: ledger.read((reader) => documentFacts(reader, asked, wants)) };
}

import type { Audience } from '../core/audience.js';
import { communityId } from '../core/community.js';
import type { Day } from '../core/day.js';
import type { DocumentFacts } from '../core/facts.js';
import { visible } from '../core/gate.js';
import { Refusal } from '../core/refusal.js';
import { saidWindow } from '../core/said-window.js';
import { factShape } from '../documents/fact-shape.js';
import { nearest } from '../documents/mistakes.js';
import { britishVoice, voiceFor } from '../language/index.js';
import { documentFacts } from '../ledger/facts/document/index.js';
import type { Desk } from './desk.js';

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
  { ledger, today }: Desk,
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

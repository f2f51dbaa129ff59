import phrases from './shipped/fr.json' with { type: 'json' };
import type { Phrases } from './voice.js';

export const french: Phrases = phrases;

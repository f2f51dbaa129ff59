import type { Phrases } from '../core/voice.js';
import phrases from './shipped/fr.json' with { type: 'json' };

export const french: Phrases = phrases;

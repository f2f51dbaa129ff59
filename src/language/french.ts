import type { Phrases } from './locale.js';
import phrases from './shipped/fr.json' with { type: 'json' };

export const french: Phrases = phrases;

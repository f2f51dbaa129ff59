import type { Words } from './locale.js';
import phrases from './shipped/fr.json' with { type: 'json' };

export const french: Words = phrases;

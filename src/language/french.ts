import words from '#templates/documents/fr/words.yaml';
import { phrasesOf } from './nested.js';
import type { Phrases } from './voice.js';

export const french: Phrases = phrasesOf(words);

import words from '#templates/documents/fr/words.yaml';
import type { Phrases } from '../core/voice.js';
import { phrasesOf } from './nested.js';

export const french: Phrases = phrasesOf(words);

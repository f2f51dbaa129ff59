import words from '#templates/documents/fr/words.yaml';
import type { Words } from './locale.js';
import { wordsOf } from './nested.js';

export const french: Words = wordsOf(words);

import words from '#templates/documents/fr/words.yaml';
import { type Words, wordsFrom } from './locale.js';

export const frenchWords: Words = wordsFrom(words);

import type { FlowChoice, FlowField, PartOf } from './schema.js';

const slot = /\{([a-z-]+)\}/g;

/** `template` with each `{word}` replaced; a word that is not there leaves nothing behind. */
export const fill = (template: string, words: Readonly<Record<string, string | number>>): string =>
  template.replace(slot, (_, name: string) => String(words[name] ?? '')).trimEnd();

/** What a field of a choice is asked with, in whichever way it is written. */
export const questionOf = (field: FlowField): Exclude<FlowField, string> =>
  typeof field === 'string' ? { ask: field } : field;

/** What is done without being chosen, as if it had been. */
export const recordChoice = ({ action, fields }: PartOf<'record'>): FlowChoice => ({
  key: '',
  name: '',
  action,
  ...(fields && { fields }),
});

/** The words that `template` asks for. */
export const slotsIn = (template: string): string[] =>
  [...template.matchAll(slot)].map((match) => match[1] ?? '');

/** 250 → "4:10": minutes and seconds. */
export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

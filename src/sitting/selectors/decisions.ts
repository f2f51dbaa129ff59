/** Decisions whose day to be looked at again has come. */

import { listDecisions } from '../../things/decision/list.js';
import { spoken } from '../../time/distance.js';
import { defineSelector } from './selector.js';

export const decisionsToLookAt = defineSelector({ words: ['text'] }, ({ reader, today }) =>
  listDecisions(reader, 'to look at', today).map(({ no, text, decidedOn, how, why }) => ({
    id: String(no),
    label: `We decided: ${text}`,
    lines: [
      ...(decidedOn ? [`on ${spoken(decidedOn, today)}${how === null ? '' : `, by ${how}`}`] : []),
      ...(why === null ? [] : [`why: ${why}`]),
    ],
    words: { text },
  })),
);

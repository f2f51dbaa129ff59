/** The papers of a meeting. */

import { one } from '../cli/parameters.js';
import { verb } from '../cli/verb.js';
import type { No } from '../things/no.js';

import { documentOptions, documentResult, makesDocument } from './document-making.js';

// What an agenda or a record looks back on is the meeting before it, and no period.
const { period: _, ...ofDocuments } = documentOptions;

const paper = { ...makesDocument, options: ofDocuments };

const whichElse = (otherwise: string) => ({
  meeting: one('meeting', `which one: number, day, “last”, “next”, or words; else ${otherwise}`),
});

export const meetingAgenda = verb({
  ...paper,
  path: ['meeting', 'agenda'],
  summary: 'the agenda of a meeting: what carries over, burning questions, what is wanted',
  examples: [
    ['momentum meeting agenda', 'for the next meeting'],
    ['momentum meeting agenda --bcc members --output agenda.eml', 'as a mail to everybody'],
  ],
  arguments: whichElse('the next one'),
  run: ({ meeting, ...input }, call) =>
    documentResult(
      { name: 'agenda', title: 'agenda', line: lineOf('agenda', meeting), meeting },
      input,
      call,
    ),
});

export const meetingSheet = verb({
  ...paper,
  path: ['meeting', 'sheet'],
  summary: 'a sheet to write on at a meeting: who came, what is due, room for what is new',
  examples: [
    ['momentum meeting sheet next --output sheet.docx', 'as a Word file, to print or to fill in'],
    ['momentum meeting sheet 7 --output sheet.html', 'of any other, as a page to print'],
  ],
  arguments: whichElse('the next one'),
  run: ({ meeting, ...input }, call) =>
    documentResult(
      { name: 'sheet', title: 'sheet', line: lineOf('sheet', meeting), meeting },
      input,
      call,
    ),
});

export const meetingMinutes = verb({
  ...paper,
  path: ['meeting', 'minutes'],
  summary: 'the record of a meeting: who was there, what was said, who offered what',
  examples: [
    ['momentum meeting minutes', 'of the last meeting that was held'],
    ['momentum meeting minutes 3 --output minutes.docx', 'of any other, as a Word file'],
  ],
  arguments: whichElse('the last one that was held'),
  run: ({ meeting, ...input }, call) =>
    documentResult(
      {
        name: 'meeting-record',
        title: 'meeting record',
        line: lineOf('minutes', meeting),
        meeting,
      },
      input,
      call,
    ),
});

/** What to type for the same paper of the same meeting: `momentum meeting agenda 3`. */
const lineOf = (verb: string, meeting: { readonly no: No } | undefined): string =>
  `momentum meeting ${verb}${meeting ? ` ${meeting.no}` : ''}`;

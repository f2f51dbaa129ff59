/** The document templates that come with the program, read while building; tests check them. */

import agenda from '#templates/documents/agenda.yaml';
import calledOff from '#templates/documents/called-off.yaml';
import decisions from '#templates/documents/decisions.yaml';
import meetingRecord from '#templates/documents/meeting-record.yaml';
import momentumPlan from '#templates/documents/momentum-plan.yaml';
import poll from '#templates/documents/poll.yaml';
import promises from '#templates/documents/promises.yaml';
import report from '#templates/documents/report.yaml';
import review from '#templates/documents/review.yaml';
import sheet from '#templates/documents/sheet.yaml';
import stateOfPlay from '#templates/documents/state-of-play.yaml';
import welcome from '#templates/documents/welcome.yaml';
import type { Template } from '../template/schema.js';

const templates = {
  'state-of-play': stateOfPlay,
  'momentum-plan': momentumPlan,
  agenda,
  sheet,
  'called-off': calledOff,
  poll,
  'meeting-record': meetingRecord,
  decisions,
  welcome,
  promises,
  report,
  review,
};

export type ShippedName = keyof typeof templates;

export const shippedNames = Object.keys(templates) as readonly ShippedName[];

export const shippedTemplate = (name: ShippedName): Template => templates[name] as Template;

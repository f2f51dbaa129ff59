import agenda from '#templates/documents/fr/agenda.yaml';
import calledOff from '#templates/documents/fr/called-off.yaml';
import decisions from '#templates/documents/fr/decisions.yaml';
import meetingRecord from '#templates/documents/fr/meeting-record.yaml';
import momentumPlan from '#templates/documents/fr/momentum-plan.yaml';
import poll from '#templates/documents/fr/poll.yaml';
import promises from '#templates/documents/fr/promises.yaml';
import report from '#templates/documents/fr/report.yaml';
import review from '#templates/documents/fr/review.yaml';
import sheet from '#templates/documents/fr/sheet.yaml';
import stateOfPlay from '#templates/documents/fr/state-of-play.yaml';
import welcome from '#templates/documents/fr/welcome.yaml';
import type { Template } from '../template/schema.js';

export const frenchTemplates = {
  'state-of-play': stateOfPlay as Template,
  'momentum-plan': momentumPlan as Template,
  agenda: agenda as Template,
  sheet: sheet as Template,
  'called-off': calledOff as Template,
  poll: poll as Template,
  'meeting-record': meetingRecord as Template,
  decisions: decisions as Template,
  welcome: welcome as Template,
  promises: promises as Template,
  report: report as Template,
  review: review as Template,
};

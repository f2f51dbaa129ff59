/**
 * The document templates that come with the program, read and checked beforehand: the .json files
 * here are made from templates/documents/*.yaml, so that making a document needs no YAML.
 */
import type { Template } from '../template/schema.js';
import agenda from './agenda.json' with { type: 'json' };
import meetingRecord from './meeting-record.json' with { type: 'json' };
import momentumPlan from './momentum-plan.json' with { type: 'json' };
import promises from './promises.json' with { type: 'json' };
import stateOfPlay from './state-of-play.json' with { type: 'json' };
import welcome from './welcome.json' with { type: 'json' };

const templates = {
  'state-of-play': stateOfPlay,
  'momentum-plan': momentumPlan,
  agenda,
  'meeting-record': meetingRecord,
  welcome,
  promises,
};

export type ShippedName = keyof typeof templates;

export const shippedNames = Object.keys(templates) as readonly ShippedName[];

export const shippedTemplate = (name: ShippedName): Template => templates[name] as Template;

import type { Template } from '../template/schema.js';
import agenda from './fr/agenda.json' with { type: 'json' };
import meetingRecord from './fr/meeting-record.json' with { type: 'json' };
import momentumPlan from './fr/momentum-plan.json' with { type: 'json' };
import promises from './fr/promises.json' with { type: 'json' };
import stateOfPlay from './fr/state-of-play.json' with { type: 'json' };
import welcome from './fr/welcome.json' with { type: 'json' };

export const french = {
  'state-of-play': stateOfPlay as Template,
  'momentum-plan': momentumPlan as Template,
  agenda: agenda as Template,
  'meeting-record': meetingRecord as Template,
  welcome: welcome as Template,
  promises: promises as Template,
};

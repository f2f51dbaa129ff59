import type { Template } from '../schema.js';
import momentumPlan from './fr/momentum-plan.json' with { type: 'json' };
import stateOfPlay from './fr/state-of-play.json' with { type: 'json' };

export const french = {
  'state-of-play': stateOfPlay as Template,
  'momentum-plan': momentumPlan as Template,
};

import type { Flow } from '../flow/schema.js';
import weekly from './weekly.json' with { type: 'json' };

/**
 * The check-in that comes with the program, read and checked beforehand: weekly.json is made from
 * templates/checkins/weekly.yaml, so that a check-in needs no YAML.
 */
export const weeklyFlow = weekly as Flow;

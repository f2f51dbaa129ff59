import weekly from '#templates/checkins/weekly.yaml';
import type { Flow } from '../flow/schema.js';

/** The check-in that comes with the program, read while building; a test holds it to its schema. */
export const weeklyFlow = weekly as Flow;

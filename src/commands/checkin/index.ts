import { flag, one } from '../../cli/fields.js';
import { command, handled, type Verb } from '../../cli/spec.js';

export const checkin = command({
  path: ['checkin'],
  group: 'Every week:',
  summary: 'your fifteen minutes: what is due, who would be glad of a word, one next step',
  examples: [
    ['momentum checkin', 'sit down; Enter passes over a question, Ctrl-C loses nothing'],
    ['momentum checkin --quick', 'the five-minute form'],
    ['momentum checkin --answers friday.yaml', 'without a terminal: answers from a file'],
  ],
  options: {
    quick: flag('the five-minute form'),
    answers: one(
      'file',
      'answers by the names of their questions, in YAML; - for what is piped in',
    ),
    fresh: flag('begin anew, where an unfinished check-in would be gone on with'),
    keepDocuments: flag(
      'leave the documents as they are, where they would be made anew at the end',
    ),
    outputFolder: one('file', 'put the documents there', { placeholder: 'FOLDER' }),
  },
  json: {
    checkin: 'its number, its day, how it ended, and the minutes it took',
    recorded: 'what is now on record, in sentences',
    refused: 'what was answered and could not be done, with the reason',
    notes: 'texts to paste, and for whom',
    left: 'what is left for next time',
    documents: 'the files that were made anew',
    unused: 'names in the answers file that no question has',
  },
  uses: 'writes',
});

export const verbs: readonly Verb[] = [handled(checkin, () => import('./checkin.js'))];

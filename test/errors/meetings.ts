import type { Shelf } from './case.js';

/** How meetings are planned, and people called to them. */
export const meetings: Shelf = {
  title: 'Meetings, and calling people to them',
  cases: [
    {
      code: 'unclear-every',
      when: 'It is not said on which weekday a meeting comes again.',
      typed: 'momentum meeting plan "Repair evening" --every month',
    },
    {
      code: 'until-without-every',
      when: 'It is said until when a meeting comes again that does not.',
      typed: 'momentum meeting plan "Repair evening" --on 2026-12-16 --until 2027-06-30',
    },
    {
      code: 'series-too-long',
      when: 'More meetings at once than anybody plans: a year that was mistyped, say.',
      typed: 'momentum meeting plan "Repair evening" --every wednesday --until 2029-06-30',
    },
    {
      code: 'nothing-to-plan',
      when: 'The time is over before a meeting comes.',
      typed: 'momentum meeting plan "Repair evening" --every "third wednesday" --until 2026-12-01',
    },
    {
      code: 'end-without-start',
      when: 'It is said when a meeting ends, and not when it starts.',
      typed: 'momentum meeting plan "Repair evening" --on 2026-12-16 --end 20:30',
    },
    {
      code: 'where-to',
      when: 'An invitation is made, and it is not said where it goes.',
      given: ['momentum meeting plan "Repair evening" --on 2026-12-16'],
      typed: 'momentum meeting invite next',
    },
    {
      code: 'not-an-invitation',
      when: 'An invitation would be written under a name that says it is something else.',
      given: ['momentum meeting plan "Repair evening" --on 2026-12-16'],
      typed: 'momentum meeting invite next --output invitation.html',
    },
    {
      code: 'each-is-addressed',
      when: 'A mail for each member would be addressed to all of them.',
      given: ['momentum meeting plan "Repair evening" --on 2026-12-16'],
      typed: 'momentum meeting invite next --each ~/invitations --bcc members',
    },
    {
      code: 'no-address-for-answers',
      when: 'Calendars could not answer, since the community has no address on record.',
      given: ['momentum meeting plan "Repair evening" --on 2026-12-16'],
      typed: 'momentum meeting invite next --each ~/invitations',
    },
    {
      code: 'nobody-to-write-to',
      when: 'Nobody has an address on record.',
      given: [
        'momentum meeting plan "Repair evening" --on 2026-12-16',
        'momentum community edit --answers-to amina@harbour.example',
        'momentum member edit "Tom Reed" --email ""',
      ],
      typed: 'momentum meeting invite next --each ~/invitations',
    },
    {
      code: 'meeting-over',
      when: 'People would be called to a meeting that is over.',
      given: ['momentum meeting hold "Tool sorting" --on 2026-11-12 --new'],
      typed: 'momentum meeting invite "tool sorting" --output invitation.eml',
    },
    {
      code: 'nobody-called',
      when: 'A meeting would be taken out of calendars that it was never in.',
      given: [
        'momentum meeting plan "Repair evening" --on 2026-12-16',
        'momentum meeting cancel "repair evening"',
      ],
      typed: 'momentum meeting invite "repair evening" --output called-off.eml',
    },
    {
      code: 'not-a-calendar',
      when: 'A calendar would be written under a name by which no program knows it.',
      typed: 'momentum calendar --output community.txt',
    },
  ],
};

import fc from 'fast-check';
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarOf } from '../../src/out/calendar.js';
import type { Day } from '../../src/time/day.js';

const asOf: Day = '2026-11-30';
const evening: CalendarEvent = {
  uid: '00ff-12',
  sequence: 2,
  title: 'Repair evening',
  day: '2026-12-16',
  start: '19:00',
  end: '20:30',
  timeZone: 'Europe/London',
  place: 'the Sail Loft',
  about: 'Harbour Menders',
  cancelled: false,
};

const read = (text: string) => convertIcsCalendar(undefined, text);
const oneOf = (event: CalendarEvent) =>
  read(calendarOf([event], { method: 'PUBLISH' }, { asOf })).events?.[0];

test('another reader finds what was written', () => {
  const calendar = read(calendarOf([evening], { method: 'PUBLISH' }, { asOf }));
  expect(calendar.method).toBe('PUBLISH');
  expect(calendar.events?.[0]).toMatchObject({
    uid: '00ff-12',
    sequence: 2,
    summary: 'Repair evening',
    location: 'the Sail Loft',
    status: 'CONFIRMED',
    start: { date: new Date('2026-12-16T19:00:00Z') },
    end: { date: new Date('2026-12-16T20:30:00Z') },
  });
});

test('a moment is told by the clocks of the community, summer and winter', () => {
  const startOf = (day: Day, timeZone: string) =>
    oneOf({ ...evening, day, timeZone })?.start.date.toISOString();
  expect(startOf('2026-07-15', 'Europe/London')).toBe('2026-07-15T18:00:00.000Z');
  expect(startOf('2026-12-16', 'Pacific/Auckland')).toBe('2026-12-16T06:00:00.000Z');
  expect(startOf('2026-12-16', 'America/St_Johns')).toBe('2026-12-16T22:30:00.000Z');
});

test('what ends after midnight ends on the day after, and across a change of clocks when it says', () => {
  const late = oneOf({ ...evening, start: '22:00', end: '00:30' });
  expect(late?.end?.date.toISOString()).toBe('2026-12-17T00:30:00.000Z');
  const changing = oneOf({
    ...evening,
    ...{ day: '2026-10-24', start: '23:00', end: '03:00' },
  });
  expect(changing?.start.date.toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(changing?.end?.date.toISOString()).toBe('2026-10-25T03:00:00.000Z');
});

test('without a time it is of the whole day, and without an end it says none', () => {
  const day = oneOf({ ...evening, start: null, end: null });
  expect(day?.start).toMatchObject({ type: 'DATE', date: new Date('2026-12-16T00:00:00Z') });
  expect(oneOf({ ...evening, end: null })?.end).toBeUndefined();
});

test('what is published names nobody but who calls; what is for one names those two', () => {
  const by = { name: 'Harbour Menders', address: 'menders@harbour.example' };
  const whom = { name: 'Tom "T" Reed', address: 'tom@harbour.example' };
  const published = calendarOf([evening], { method: 'PUBLISH', by }, { asOf });
  expect(published).toContain('mailto:menders@harbour.example');
  expect(published).not.toContain('ATTENDEE');
  const asked = read(calendarOf([evening], { method: 'REQUEST', by, whom }, { asOf }));
  expect(asked.method).toBe('REQUEST');
  expect(asked.events?.[0]?.attendees).toMatchObject([
    { email: 'tom@harbour.example', name: 'Tom ’T’ Reed', rsvp: true },
  ]);
});

test('one that is called off says so', () => {
  const text = calendarOf([{ ...evening, cancelled: true }], { method: 'CANCEL' }, { asOf });
  expect(read(text)).toMatchObject({ method: 'CANCEL', events: [{ status: 'CANCELLED' }] });
});

test('the same meeting makes the same bytes', () => {
  const made = () => calendarOf([evening], { method: 'PUBLISH' }, { asOf });
  expect(made()).toBe(made());
});

test('no words of anybody add a line of their own, or are lost', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('a\r\nATTENDEE:mailto:eve@evil.example', 'x;y,z\\n', '"; CN="', 'é'.repeat(90)),
  );
  fc.assert(
    fc.property(words, words, words, (title, place, name) => {
      const by = { name, address: 'menders@harbour.example' };
      const whom = { name: title, address: 'tom@harbour.example' };
      const text = calendarOf(
        [{ ...evening, title, place }],
        { method: 'REQUEST', by, whom },
        { asOf, called: title },
      );
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(77);
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      expect(events).toHaveLength(1);
      const properties = events[0]?.getAllProperties().map((each) => each.name);
      expect(properties?.filter((each) => each === 'attendee')).toHaveLength(1);
      expect(properties).toHaveLength(11);
    }),
  );
});

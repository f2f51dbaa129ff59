/** People, roles, meetings, questions and what was given, as a document tells of them. */
import type { Day } from '../../time/day.js';

export interface PersonFact {
  name: string;
  /** The day of what brings them into the list. */
  on: Day | null;
}

export interface RoleFact {
  role: string;
  who: string | null;
  deputy: string | null;
  since: Day | null;
}

export interface MeetingFact {
  title: string | null;
  on: Day;
  /** "18:00", in the community's own time zone. */
  at: string | null;
  /** In words: "video". */
  kind: string | null;
  host: string | null;
  /** In public documents null where it is an address, or a call to dial into: a way in is a key. */
  place: string | null;
  /** How many came; null where no list was kept, which is not an empty room. */
  present: number | null;
  apologies: number | null;
}

export interface QuestionFact {
  no: number;
  text: string;
  askedBy: string | null;
  askedOn: Day;
  answeredBy: string | null;
  answeredOn: Day | null;
  /** Where the answer stands; in public null where that is an address. */
  where: string | null;
  /** Whole days between asking and `asOf`, or the answer. */
  days: number;
}

export interface KindFact {
  /** How many of which kind, in words: "2 replies". */
  said: string;
  total: number;
}

export interface ThanksFact {
  who: string;
  /** What for, in words and without figures: "replies", "kept: Find a room". */
  what: string[];
}

export interface ResourceFact {
  no: number;
  title: string;
  link: string | null;
  /** Who looks after it. */
  keeper: string | null;
}

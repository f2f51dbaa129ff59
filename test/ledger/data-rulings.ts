/**
 * Whether what stands in a column belongs to what is on record about one person, for every column
 * that names members or holds words:
 * - `theirs`: it is said of them, or of what is theirs;
 * - `with them`: it is said of something that names them, and is shown with it;
 * - `where named`: it is about something else, and is shown where it names them;
 * - `no text`: worked out from columns that have a ruling.
 */
export type DataRuling = 'theirs' | 'with them' | 'where named' | 'no text';

/** By table and column. */
export const dataRulings: Readonly<Record<string, Readonly<Record<string, DataRuling>>>> = {
  community: {
    name: 'with them',
    short_name: 'with them',
    answers_to: 'with them',
    purpose: 'with them',
    stage_why: 'with them',
    channels: 'with them',
    time_zone: 'with them',
    plan_keeper: 'theirs',
    settings: 'with them',
  },
  member: {
    name: 'theirs',
    email: 'theirs',
    handle: 'theirs',
    organisation: 'theirs',
    good_at: 'theirs',
    note: 'theirs',
  },
  member_alias: {
    alias: 'theirs',
  },
  member_name: {
    exact: 'no text',
    loose: 'no text',
  },
  role: {
    name: 'with them',
  },
  role_holding: {
    member: 'theirs',
  },
  meeting: {
    title: 'with them',
    host: 'theirs',
    place: 'with them',
    why: 'with them',
    write_up: 'with them',
  },
  attendance: {
    member: 'theirs',
  },
  meeting_note: {
    text: 'where named',
  },
  question: {
    text: 'with them',
    asked_by: 'theirs',
    answered_by: 'theirs',
    answer: 'with them',
    why: 'where named',
  },
  decision: {
    text: 'where named',
    topic: 'where named',
    how: 'where named',
    why: 'where named',
  },
  poll: {
    title: 'where named',
    host: 'theirs',
    place: 'where named',
  },
  poll_answer: {
    member: 'theirs',
  },
  duty: {
    text: 'with them',
    people: 'theirs',
  },
  commitment: {
    text: 'with them',
    done_when: 'with them',
    why: 'with them',
    others: 'theirs',
    owner: 'no text',
  },
  commitment_owner: {
    member: 'theirs',
  },
  commitment_due: {
    why: 'with them',
  },
  nudge: {
    member: 'theirs',
  },
  contribution: {
    member: 'theirs',
    kind: 'theirs',
    title: 'theirs',
    ref: 'theirs',
  },
  resource: {
    title: 'with them',
    link: 'with them',
    keeper: 'theirs',
  },
  note: {
    text: 'where named',
  },
  checkin: {
    promise: 'where named',
  },
  checkin_step: {
    step: 'where named',
  },
  unmatched: {
    written: 'theirs',
    handle: 'theirs',
    member: 'theirs',
    exact: 'no text',
  },
  unmatched_row: {
    source_key: 'theirs',
    row: 'theirs',
  },
  issued_copy: {
    title: 'where named',
  },
};

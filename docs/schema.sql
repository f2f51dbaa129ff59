-- The schema of a ledger (src/ledger/schema.ts). Made by its test; change it there.
PRAGMA application_id = 1297042772;
PRAGMA user_version = 4;

CREATE TABLE replica (
  no INTEGER PRIMARY KEY,
  name BLOB NOT NULL UNIQUE,
  begun_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE shape (
  no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  data_fields TEXT NOT NULL,
  words_fields TEXT NOT NULL,
  UNIQUE (kind, version, data_fields, words_fields)
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  replica INTEGER NOT NULL REFERENCES replica (no) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  sitting INTEGER,
  shape INTEGER NOT NULL REFERENCES shape (no) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER NOT NULL,
  no INTEGER,
  on_day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor INTEGER,
  data TEXT,
  words TEXT,
  secret BLOB,
  kept TEXT,
  digest BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_only_grows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TRIGGER journal_only_forgets BEFORE UPDATE ON journal
WHEN NOT (
  OLD.words IS NOT NULL AND NEW.words IS NOT NULL AND NEW.secret IS NULL AND NEW.kept IS NOT NULL
  AND NEW.seq = OLD.seq AND NEW.replica = OLD.replica AND NEW.count = OLD.count
  AND NEW.lamport = OLD.lamport AND NEW.batch = OLD.batch AND NEW.sitting IS OLD.sitting
  AND NEW.shape = OLD.shape AND NEW.subject = OLD.subject
  AND NEW.no IS OLD.no AND NEW.on_day = OLD.on_day AND NEW.recorded_at = OLD.recorded_at
  AND NEW.actor IS OLD.actor AND NEW.data IS OLD.data AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TRIGGER shape_stays_on_delete BEFORE DELETE ON shape
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TRIGGER shape_stays_on_update BEFORE UPDATE ON shape
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE VIEW entry AS
SELECT seq, replica, count, lamport, batch, sitting, kind, version, subject, journal.no AS no, on_day,
  recorded_at, actor, data_fields, data, words_fields, words, secret, kept, digest
FROM journal CROSS JOIN shape ON shape.no = journal.shape;

CREATE INDEX journal_subject ON journal (subject, seq);

CREATE INDEX journal_day ON journal (on_day, seq);

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  sitting INTEGER,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  undone_by INTEGER
) STRICT;

CREATE INDEX batch_sitting ON batch (sitting) WHERE sitting IS NOT NULL;

CREATE TABLE set_aside (
  seq INTEGER PRIMARY KEY,
  why TEXT NOT NULL
) STRICT;

CREATE TABLE lettered (
  thing INTEGER PRIMARY KEY,
  no TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
  thing INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (thing, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE community (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT,
  purpose TEXT,
  stage TEXT,
  stage_why TEXT,
  stage_since TEXT,
  rhythm TEXT,
  channels TEXT NOT NULL,
  answers_to TEXT,
  founded_on TEXT,
  time_zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  plan_keeper INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  plan_looked_at_on TEXT,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  requested_on TEXT,
  joined_on TEXT,
  welcomed_on TEXT,
  left_on TEXT,
  thanked_on TEXT,
  contacted_on TEXT,
  email TEXT,
  handle TEXT,
  organisation TEXT,
  good_at TEXT,
  note TEXT,
  named INTEGER NOT NULL,
  bot INTEGER NOT NULL
) STRICT;

CREATE INDEX member_joined ON member (joined_on);

CREATE INDEX member_status ON member (status, joined_on);

CREATE INDEX member_left ON member (left_on);

CREATE INDEX member_unnamed ON member (named) WHERE named = 0;

CREATE TABLE member_alias (
  "of" INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_spell (
  "of" INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  status TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_spell_from ON member_spell (status, from_on);

CREATE INDEX member_spell_to ON member_spell (status, to_on);

CREATE TABLE member_name (
  "of" INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  exact TEXT NOT NULL,
  loose TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_name_exact ON member_name (exact);

CREATE TABLE role (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE role_holding (
  "of" INTEGER NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  deputy INTEGER NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  day TEXT NOT NULL,
  start TEXT,
  end TEXT,
  mode TEXT,
  host INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT,
  planned_on TEXT NOT NULL,
  held_on TEXT,
  cancelled_on TEXT,
  why TEXT,
  recorded INTEGER NOT NULL,
  write_up TEXT
) STRICT;

CREATE INDEX meeting_day ON meeting (day, status);

CREATE INDEX meeting_held ON meeting (held_on);

CREATE INDEX meeting_planned ON meeting (status, day);

CREATE TABLE attendance (
  "of" INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  there TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendance_member ON attendance (member);

CREATE TABLE meeting_note (
  "of" INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_question (
  "of" INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  question INTEGER NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_invitation (
  "of" INTEGER NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  nth INTEGER NOT NULL,
  addressed INTEGER NOT NULL,
  for_day TEXT NOT NULL,
  for_start TEXT,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  days TEXT NOT NULL,
  end TEXT,
  mode TEXT,
  host INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT,
  closes_on TEXT,
  asked_on TEXT NOT NULL,
  ended_on TEXT,
  meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX poll_ended ON poll (ended_on);

CREATE TABLE poll_answer (
  "of" INTEGER NOT NULL REFERENCES poll (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  suits TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  asked_by INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL,
  answered_on TEXT,
  answered_by INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT,
  withdrawn_on TEXT,
  why TEXT
) STRICT;

CREATE INDEX question_status ON question (status, asked_on);

CREATE INDEX question_answered ON question (answered_on);

CREATE INDEX question_withdrawn ON question (withdrawn_on);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  text TEXT NOT NULL,
  topic TEXT,
  raised_on TEXT,
  how TEXT,
  decided_on TEXT,
  taken_at INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  why TEXT,
  look_again_on TEXT,
  question INTEGER REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
  instead_of INTEGER REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  ended_on TEXT
) STRICT;

CREATE INDEX decision_status ON decision (status);

CREATE INDEX decision_decided ON decision (decided_on);

CREATE INDEX decision_taken_at ON decision (taken_at);

CREATE INDEX decision_instead_of ON decision (instead_of);

CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  people TEXT NOT NULL,
  lead INTEGER NOT NULL,
  added_on TEXT NOT NULL,
  stopped_on TEXT
) STRICT;

CREATE TABLE duty_skip (
  "of" INTEGER NOT NULL REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  turn_on TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  done_when TEXT,
  offered_on TEXT NOT NULL,
  offered_unknown INTEGER NOT NULL,
  taken_on TEXT,
  closed_on TEXT,
  kept_by TEXT,
  because TEXT,
  why TEXT,
  said_at INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  decision INTEGER REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  duty INTEGER REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  turn_on TEXT,
  turn_of INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  others TEXT NOT NULL,
  owner INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  due_on TEXT
) STRICT;

CREATE INDEX commitment_status ON commitment (status, due_on);

CREATE INDEX commitment_offered ON commitment (offered_on);

CREATE INDEX commitment_closed ON commitment (closed_on);

CREATE INDEX commitment_kept_by ON commitment (kept_by);

CREATE INDEX commitment_owner_now ON commitment (owner, status);

CREATE INDEX commitment_decision ON commitment (decision) WHERE decision IS NOT NULL;

CREATE INDEX commitment_duty ON commitment (duty) WHERE duty IS NOT NULL;

CREATE TABLE commitment_owner (
  "of" INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  to_on TEXT,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitment_owner_from ON commitment_owner (from_on);

CREATE INDEX commitment_owner_to ON commitment_owner (to_on);

CREATE TABLE commitment_due (
  "of" INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  due TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT,
  because TEXT,
  why TEXT,
  follows INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  follows_by INTEGER,
  went_along INTEGER NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitment_due_day ON commitment_due (due);

CREATE INDEX commitment_due_to ON commitment_due (to_on);

CREATE INDEX commitment_due_follows ON commitment_due (follows) WHERE follows IS NOT NULL;

CREATE TABLE momentum_link (
  "of" INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  needs INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  to_on TEXT,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX momentum_link_needs ON momentum_link (needs);

CREATE TABLE nudge (
  "of" INTEGER NOT NULL REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE INDEX nudge_member ON nudge (member, on_day);

CREATE TABLE contribution (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  ref TEXT,
  from_file INTEGER NOT NULL
) STRICT;

CREATE INDEX contribution_day ON contribution (on_day, member, kind);

CREATE INDEX contribution_member ON contribution (member, on_day);

CREATE TABLE resource (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  link TEXT,
  keeper INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  added_on TEXT NOT NULL,
  looked_at_on TEXT NOT NULL
) STRICT;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  on_day TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;

CREATE INDEX note_day ON note (on_day);

CREATE TABLE checkin (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  on_day TEXT NOT NULL,
  quick INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  promise TEXT,
  promise_kept INTEGER,
  feeling INTEGER,
  minutes INTEGER
) STRICT;

CREATE INDEX checkin_day ON checkin (on_day);

CREATE TABLE checkin_step (
  "of" INTEGER NOT NULL REFERENCES checkin (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  step TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE unmatched (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  written TEXT NOT NULL,
  handle TEXT,
  met_on TEXT NOT NULL,
  member INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  exact TEXT NOT NULL
) STRICT;

CREATE INDEX unmatched_exact ON unmatched (exact);

CREATE INDEX unmatched_status ON unmatched (status);

CREATE TABLE unmatched_row (
  "of" INTEGER NOT NULL REFERENCES unmatched (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source_key TEXT NOT NULL,
  "row" TEXT NOT NULL,
  PRIMARY KEY ("of", place)
) STRICT, WITHOUT ROWID;

CREATE TABLE issued (
  id INTEGER PRIMARY KEY,
  no ANY NOT NULL UNIQUE,
  status TEXT NOT NULL,
  on_day TEXT NOT NULL,
  name TEXT NOT NULL,
  as_of TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  audience TEXT NOT NULL,
  language TEXT NOT NULL,
  formats TEXT NOT NULL,
  position TEXT NOT NULL,
  measures TEXT NOT NULL
) STRICT;

CREATE INDEX issued_last ON issued (name, audience, as_of, no);

CREATE TABLE issued_copy (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL,
  issue INTEGER NOT NULL REFERENCES issued (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX issued_copy_issue ON issued_copy (issue);

CREATE TABLE activity (
  member INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  week TEXT NOT NULL,
  contributions INTEGER NOT NULL DEFAULT 0,
  attendances INTEGER NOT NULL DEFAULT 0,
  taken INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (week, member)
) STRICT, WITHOUT ROWID;

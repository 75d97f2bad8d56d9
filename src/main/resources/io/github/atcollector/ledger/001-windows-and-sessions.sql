-- The ledger: what was collected, and which sessions were opened for it. One set of statements for SQLite and PostgreSQL:
-- times are text in ISO 8601, UTC, of one length within a column, so that they sort as they follow one another.

create table windows (
  target         text    not null,            -- name of the target
  space          text    not null,            -- space-ID or account-ID
  from_time      text    not null,            -- first instant, 2018-06-28T00:00:00Z
  to_time        text    not null,            -- first instant behind it
  hours          integer not null,
  state          text    not null check (state in ('running', 'done', 'failed', 'split')),
  owner          text,                        -- the collector that holds it: host:pid:start:id
  lease_until    text,                        -- until when it does, unless it says so again
  tries          integer not null default 0,  -- in the collection that tried it last
  failures       integer not null default 0,  -- collections that failed since it was last done
  failure        text,                        -- why it failed, or was split
  next_step      text,                        -- what to do about it
  next_try       text,                        -- not to be tried by a trigger before
  split_at       text,                        -- since when its parts stand for it; null: it stands for itself
  file           text,                        -- below collector.file.directory
  modified       text,                        -- the file's modification time when it was verified
  sha256         text,                        -- of the file, in hex
  bytes          bigint,
  events         bigint,                      -- null: not counted (collector.verify=length)
  service_events bigint,                      -- what the service counted; null: it did not say
  session_id     text,
  collected_at   text,                        -- when it was last done
  changed_at     text    not null,
  primary key (target, space, from_time, to_time)
);

create index windows_by_state on windows (target, space, state);

create table sessions (
  intent         text    not null primary key, -- our own id, written down before the service is asked
  target         text    not null,
  space          text    not null,
  from_time      text    not null,             -- the window it is for
  to_time        text    not null,
  owner          text    not null,
  state          text    not null check (state in ('intended', 'open', 'closed', 'void')),
  session_id     text,                         -- the service's id; null: its answer never came
  username       text,                         -- whose session it is, as the service says
  intended_at    text    not null,
  opened_at      text,
  closed_at      text,
  note           text                          -- why it is not closed, or never was open
);

create index sessions_by_state on sessions (target, space, state);

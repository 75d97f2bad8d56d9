-- How far the events of a verified window were handed to the sinks behind the file: one that was interrupted goes on there.

create table deliveries (
  target     text   not null,
  space      text   not null,
  from_time  text   not null,
  to_time    text   not null,
  sink       text   not null,           -- jms, kafka or custom
  sha256     text   not null,           -- of the file whose events are delivered
  events     bigint not null default 0, -- how many of them, from the first on, the sink has acknowledged
  refused    bigint not null default 0, -- how many of these were too large for it and are dead letters
  mark       text,                      -- where the sink's own log stood when the delivery began, if it has one
  begun_at   text   not null,
  done_at    text,                      -- when all were acknowledged; null: they are not
  primary key (target, space, from_time, to_time, sink)
);

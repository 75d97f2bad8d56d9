-- Windows that wait in the queue of a fleet's broker: whoever plans next does not hand them out again.

create table queue (
  target     text not null,
  space      text not null,
  from_time  text not null,
  to_time    text not null,
  queued_at  text not null, -- long ago: the broker has lost it
  primary key (target, space, from_time, to_time)
);

-- The window is about to be put into the queue, unless it waits there.
insert into queue (target, space, from_time, to_time, queued_at, again)
values (:#target, :#space, :#from, :#to, :#now, :#again)
on conflict (target, space, from_time, to_time) do update
set queued_at = excluded.queued_at, again = excluded.again
where queue.queued_at not between :#trusted and :#latest

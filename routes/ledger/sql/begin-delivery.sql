-- The delivery of a file's events to a sink begins, or goes on; it begins anew where the file is another one.
insert into deliveries (target, space, from_time, to_time, sink, sha256, begun_at)
values (:#target, :#space, :#from, :#to, :#sink, :#sha256, :#now)
on conflict (target, space, from_time, to_time, sink) do update
set events = 0, refused = 0, mark = null, done_at = null, sha256 = excluded.sha256, begun_at = excluded.begun_at
where deliveries.sha256 <> excluded.sha256

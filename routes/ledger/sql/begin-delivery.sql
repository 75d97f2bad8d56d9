-- The delivery of a file's events to a sink begins, or goes on; it begins anew where the file is another one. Answers with how
-- far it is, and with nothing if we do not hold the window any more.
insert into deliveries (target, space, from_time, to_time, sink, sha256, begun_at)
select target, space, from_time, to_time, :#sink, :#sha256, :#now from windows
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner
on conflict (target, space, from_time, to_time, sink) do update
set events = case when deliveries.sha256 = excluded.sha256 then deliveries.events else 0 end,
  refused = case when deliveries.sha256 = excluded.sha256 then deliveries.refused else 0 end,
  mark = case when deliveries.sha256 = excluded.sha256 then deliveries.mark end,
  done_at = case when deliveries.sha256 = excluded.sha256 then deliveries.done_at end,
  begun_at = case when deliveries.sha256 = excluded.sha256 then deliveries.begun_at else excluded.begun_at end,
  sha256 = excluded.sha256
returning events, refused, mark, done_at

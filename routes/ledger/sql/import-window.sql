-- A file with its manifest that the ledger does not know, as after the loss of the ledger. One whose hours another file
-- holds already is not entered.
insert into windows (target, space, from_time, to_time, hours, state, tries, file, modified, sha256, bytes, events,
  service_events, session_id, collected_at, changed_at)
select :#target, :#space, :#from, :#to, :#hours, 'done', :#tries, :#file, :#modified, :#sha256, :#bytes, :#events,
  :#serviceEvents, :#sessionId, :#collectedAt, :#now
where not exists (
  select 1 from windows other
  where other.target = :#target and other.space = :#space
    and other.from_time > :#earliest and other.from_time < :#to and other.to_time > :#from
    and other.split_at is null and other.sha256 is not null)
on conflict (target, space, from_time, to_time) do nothing

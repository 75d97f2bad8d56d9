-- Takes the window for us, unless another collector holds it, or it is done and not asked for again. One that is ours
-- already is taken too: the ledger could not be told of its end. Nor is it taken where a window of another shape is at
-- work, or has a file: its events would be there twice. That a lease has ended changes nothing about that; first the
-- window is freed, see take-interrupted-window.sql. Nor is one that no planner asked for: anybody may have sent it.
-- Answers with the window as it is now, if we hold it, and with how many of another shape failed or were split there.
insert into windows (target, space, from_time, to_time, hours, state, owner, lease_until, changed_at, file)
select :#target, :#space, :#from, :#to, :#hours, 'running', :#owner, :#until, :#now, :#file
where (:#planned > 0 or exists (
    select 1 from windows mine
    where mine.target = :#target and mine.space = :#space and mine.from_time = :#from and mine.to_time = :#to
      and mine.state = 'running' and mine.owner = :#owner))
and not exists (
  select 1 from windows other
  where other.target = :#target and other.space = :#space
    and other.from_time > :#earliest and other.from_time < :#to and other.to_time > :#from
    and not (other.from_time = :#from and other.to_time = :#to)
    and (other.state = 'running' or other.split_at is null and other.sha256 is not null and :#again = 0))
on conflict (target, space, from_time, to_time) do update
set state = 'running', owner = excluded.owner, lease_until = excluded.lease_until, changed_at = excluded.changed_at,
  file = case when windows.sha256 is null then excluded.file else coalesce(windows.file, excluded.file) end
where windows.state = 'failed'
  or windows.state = 'running' and windows.owner = excluded.owner
  or windows.state = 'done' and windows.split_at is null and :#again = 1
returning from_time, to_time, state, owner, lease_until, tries, failures, failure, next_step, next_try, split_at,
  file, modified, sha256, bytes, events, service_events, session_id, collected_at,
  (select count(*) from windows other
    where other.target = :#target and other.space = :#space
      and other.from_time > :#earliest and other.from_time < :#to and other.to_time > :#from
      and other.state in ('split', 'failed') and not (other.from_time = :#from and other.to_time = :#to)) as others

-- A file that the ledger does not know, and no manifest accounts for: its window is to be collected anew in its own shape, so
-- that the file is replaced. One whose hours another file holds already is not entered.
insert into windows (target, space, from_time, to_time, hours, state, tries, failure, next_step, file, sha256, changed_at)
select :#target, :#space, :#from, :#to, :#hours, 'failed', :#tries, :#failure, :#nextStep, :#file, 'unknown', :#now
where not exists (
  select 1 from windows other
  where other.target = :#target and other.space = :#space
    and other.from_time > :#earliest and other.from_time < :#to and other.to_time > :#from
    and other.split_at is null and other.sha256 is not null)
on conflict (target, space, from_time, to_time) do nothing

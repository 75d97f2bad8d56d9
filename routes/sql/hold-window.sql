-- Takes the window for us, unless another collector holds it, or it is done and not asked for again. One that is ours
-- already is taken too: the ledger could not be told of its end.
insert into windows (target, space, from_time, to_time, hours, state, owner, lease_until, changed_at)
select :#target, :#space, :#from, :#to, :#hours, 'running', :#owner, :#until, :#now
where not exists (
  select 1 from windows other
  where other.target = :#target and other.space = :#space
    and other.from_time < :#to and other.to_time > :#from
    and not (other.from_time = :#from and other.to_time = :#to)
    and (other.state = 'running' and other.lease_until >= :#now and other.owner <> :#owner
      or other.state = 'done' and other.split_at is null and :#again = 0))
on conflict (target, space, from_time, to_time) do update
set state = 'running', owner = excluded.owner, lease_until = excluded.lease_until, changed_at = excluded.changed_at
where windows.state = 'failed'
  or windows.state = 'running' and (windows.lease_until < excluded.changed_at or windows.owner = excluded.owner)
  or windows.state = 'done' and windows.split_at is null and :#again = 1

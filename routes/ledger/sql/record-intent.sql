-- Written down before the service is asked for a session, so that one whose answer is lost can be found; again where it is
-- asked again after a refusal. Not written down where the target has as many open as it may, those that were left behind
-- counted; all who open sessions of the target wait in line for it, see lock-target.sql. Where answers were lost, it may be that
-- none is open: then one session is opened at a time, whose answer may tell who we are, so that the lost ones can be found.
insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)
select :#intent, :#target, :#space, :#from, :#to, :#owner, 'intended', :#intendedAt
where :#sessions > (
    select count(*) from sessions other
    where other.target = :#target and other.space = :#space and other.state in ('intended', 'open') and other.intent <> :#intent)
  or :#sessions > (
    select count(*) from sessions other
    where other.target = :#target and other.space = :#space and other.state = 'open' and other.intent <> :#intent)
  and not exists (
    select 1 from sessions other join windows
      on windows.target = other.target and windows.space = other.space
      and windows.from_time = other.from_time and windows.to_time = other.to_time
      and windows.owner = other.owner and windows.state = 'running' and windows.lease_until between :#now and :#longest
    where other.target = :#target and other.space = :#space and other.state in ('intended', 'open') and other.intent <> :#intent
      and other.note is null)
on conflict (intent) do update set intended_at = excluded.intended_at, state = excluded.state, note = null

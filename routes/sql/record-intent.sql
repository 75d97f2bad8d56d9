-- Written down before the service is asked for a session, so that one whose answer is lost can be found; again where it is
-- asked again after a refusal. Not written down where the target has as many open as it may, those that were left behind
-- counted; all who open sessions of the target wait in line for it, see lock-target.sql.
insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)
select :#intent, :#target, :#space, :#from, :#to, :#owner, 'intended', :#intendedAt
where :#sessions > (
  select count(*) from sessions other
  where other.target = :#target and other.space = :#space and other.state in ('intended', 'open') and other.intent <> :#intent)
on conflict (intent) do update set intended_at = excluded.intended_at, state = excluded.state, note = null

-- Written down before the service is asked for a session, so that one whose answer is lost can be found; again where it is
-- asked again after a refusal.
insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)
values (:#intent, :#target, :#space, :#from, :#to, :#owner, 'intended', :#intendedAt)
on conflict (intent) do update set intended_at = excluded.intended_at, state = excluded.state, note = null

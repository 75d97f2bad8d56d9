-- The other sessions of the target that may be open.
select intent, session_id, from_time, to_time from sessions
where target = :#target and space = :#space and state in ('intended', 'open') and intent <> :#intent
order by intended_at

-- The window failed, or, where it is done, its new collection before anything was published: its old file counts as long as
-- it is what it was.
-- Changes nothing if we hold it no longer.
update windows
set state = case when collected_at is null then 'failed' else 'done' end, owner = null, lease_until = null, changed_at = :#now,
  tries = :#tries, failures = :#failures, failure = :#failure, next_step = :#nextStep, next_try = :#nextTry
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

-- The window is done: every sink has its events. Changes nothing if we hold it no longer, or nothing new if this was told
-- already. A file that is no sink itself is not kept.
update windows
set state = 'done', owner = null, lease_until = null, changed_at = :#now, collected_at = :#now,
  failures = 0, failure = null, next_step = null, next_try = null, file = :#file
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and (state = 'running' and owner = :#owner or state = 'done' and sha256 = :#sha256)

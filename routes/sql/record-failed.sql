-- The window failed; changes nothing if we hold it no longer.
update windows
set state = 'failed', owner = null, lease_until = null, changed_at = :#now,
  tries = :#tries, failures = :#failures, failure = :#failure, next_step = :#nextStep, next_try = :#nextTry
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

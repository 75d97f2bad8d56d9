-- From now on the window's parts stand for it; changes nothing if we hold it no longer.
update windows
set state = 'split', owner = null, lease_until = null, changed_at = :#now, split_at = :#now,
  tries = :#tries, failure = :#failure, next_step = :#nextStep
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

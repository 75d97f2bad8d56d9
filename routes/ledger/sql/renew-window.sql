-- Says that we still hold the window; changes nothing if we do not.
update windows set lease_until = :#until
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

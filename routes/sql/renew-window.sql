-- Says that we still hold the window, and which file is about to hold its events; changes nothing if we do not hold it.
update windows set lease_until = :#until, file = :#file
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

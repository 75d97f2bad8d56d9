-- Says that we still hold all our windows.
update windows set lease_until = :#until
where target = :#target and space = :#space and state = 'running' and owner = :#owner

-- Says that we still hold all our windows.
update windows set lease_until = :#until
where owner = :#owner and state = 'running'

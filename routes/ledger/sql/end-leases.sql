-- Ends the leases of a collector that is gone.
update windows set lease_until = ''
where target = :#target and space = :#space and state = 'running' and owner = :#deadOwner

-- Windows whose collector has not said for too long that it holds them, and those that we hold: perhaps without knowing,
-- because the ledger could not be told of their end. A lease that is longer than leases are was written with a wrong clock.
select from_time, to_time, changed_at from windows
where target = :#target and space = :#space and state = 'running' and (lease_until not between :#now and :#longest or owner = :#owner)

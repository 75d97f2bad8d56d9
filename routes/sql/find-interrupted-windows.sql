-- Windows whose collector has not said for too long that it holds them.
select from_time, to_time, tries, failures from windows
where target = :#target and space = :#space and state = 'running' and lease_until < :#now

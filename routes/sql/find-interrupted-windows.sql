-- Windows whose collector, another one, has not said for too long that it holds them.
select from_time, to_time, tries, failures from windows
where target = :#target and space = :#space and state = 'running' and lease_until < :#now and owner <> :#owner

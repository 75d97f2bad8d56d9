-- How far the target is, without what cannot be done yet: its windows by state and in the queue of the fleet, the end of its newest done window, the file of the newest one with events, its open sessions, and its dead letters.
select
  (select count(*) from windows where target = :#target and space = :#space and state = 'running') as running,
  (select count(*) from windows where target = :#target and space = :#space and state = 'done') as done,
  (select count(*) from windows where target = :#target and space = :#space and state = 'failed') as failed,
  (select count(*) from windows where target = :#target and space = :#space and state = 'split') as split,
  (select count(*) from queue where target = :#target and space = :#space) as queued,
  (select to_time from windows where target = :#target and space = :#space and state = 'done'
    and to_time <= :#latest and collected_at <= :#latest order by from_time desc limit 1) as newest,
  (select file from windows where target = :#target and space = :#space and state = 'done' and events > 0
    order by from_time desc limit 1) as newest_file,
  (select count(*) from sessions where target = :#target and space = :#space and state in ('intended', 'open')) as open_sessions,
  (select coalesce(sum(refused), 0) from deliveries where target = :#target and space = :#space and refused > 0
    and exists (
      select 1 from windows
      where windows.target = deliveries.target and windows.space = deliveries.space
        and windows.from_time = deliveries.from_time and windows.to_time = deliveries.to_time
        and windows.split_at is null)) as dead_letters

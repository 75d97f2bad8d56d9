-- A split window is done when done windows cover all its hours.
update windows
set state = 'done', changed_at = :#now, collected_at = :#now, failure = null, next_step = null
where target = :#target and space = :#space and state = 'split'
  and hours <= (
    select coalesce(sum(part.hours), 0) from windows part
    where part.target = :#target and part.space = :#space
      and part.from_time >= windows.from_time and part.from_time < windows.to_time and part.to_time <= windows.to_time
      and part.state = 'done' and part.split_at is null)

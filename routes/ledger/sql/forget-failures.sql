-- A window that failed and was collected in another shape, by the one that is done now, is no failure any more.
delete from windows
where target = :#target and space = :#space and state = 'failed' and sha256 is null
  and from_time > :#earliest and from_time < :#to and to_time > :#from
  and (
    hours <= (
      select coalesce(sum(part.hours), 0) from windows part
      where part.target = :#target and part.space = :#space
        and part.from_time >= windows.from_time and part.from_time < windows.to_time and part.to_time <= windows.to_time
        and part.state = 'done' and part.split_at is null)
    or exists (
      select 1 from windows whole
      where whole.target = :#target and whole.space = :#space and whole.from_time = :#from and whole.to_time = :#to
        and whole.from_time <= windows.from_time and whole.to_time >= windows.to_time
        and whole.state = 'done' and whole.split_at is null))

-- The sink has acknowledged so many of the window's events; changes nothing if we do not hold the window any more.
update deliveries set events = :#delivered, refused = :#refused, mark = :#mark, done_at = :#doneAt
where target = :#target and space = :#space and from_time = :#from and to_time = :#to and sink = :#sink
  and exists (
    select 1 from windows
    where windows.target = deliveries.target and windows.space = deliveries.space
      and windows.from_time = deliveries.from_time and windows.to_time = deliveries.to_time
      and windows.state = 'running' and windows.owner = :#owner)

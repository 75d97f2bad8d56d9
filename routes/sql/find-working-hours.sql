-- The size, in hours, that worked where a larger one was split lately; null if none was.
select min(part.hours) as hours
from windows whole join windows part
  on part.target = whole.target and part.space = whole.space
  and part.from_time >= whole.from_time and part.to_time <= whole.to_time
where whole.target = :#target and whole.space = :#space and whole.split_at >= :#since
  and part.state = 'done' and part.split_at is null

-- The size, in hours, that worked where a larger one was split lately; null if none was. What was split comes first: it is little,
-- and the database is to look for the parts of each, not for what was split around each part.
select min(part.hours) as hours
from windows whole cross join windows part
where whole.target = :#target and whole.space = :#space and whole.split_at between :#since and :#latest
  and part.target = whole.target and part.space = whole.space
  and part.from_time >= whole.from_time and part.from_time < whole.to_time and part.to_time <= whole.to_time
  and part.state = 'done' and part.split_at is null

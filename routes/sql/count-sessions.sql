-- How many other sessions of the target may be open, and how many of these are at work: their window is held, and nobody has
-- noted that they could not be closed.
select count(*) as open, coalesce(sum(
  case when note is null and exists (
    select 1 from windows
    where windows.target = sessions.target and windows.space = sessions.space
      and windows.from_time = sessions.from_time and windows.to_time = sessions.to_time
      and windows.owner = sessions.owner and windows.state = 'running' and windows.lease_until between :#now and :#longest)
  then 1 else 0 end), 0) as working
from sessions
where target = :#target and space = :#space and state in ('intended', 'open') and intent <> :#intent

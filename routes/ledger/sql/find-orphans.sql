-- Sessions that may be open though no collector works with them. One whose answer was lost is left alone as long as its window
-- is exported, by whomever: what matches could be the session of that export, whose answer is on its way.
select intent, session_id, username, intended_at, from_time, to_time from sessions
where target = :#target and space = :#space and state in ('intended', 'open')
  and not exists (
    select 1 from windows
    where windows.target = sessions.target and windows.space = sessions.space
      and windows.from_time = sessions.from_time and windows.to_time = sessions.to_time
      and (windows.owner = sessions.owner or sessions.session_id is null)
      and windows.state = 'running' and windows.lease_until between :#now and :#longest)
order by intended_at

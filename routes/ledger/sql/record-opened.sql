-- The service has opened the session. One that somebody else has found and closed meanwhile stays closed. Answers with whether
-- we still hold its window: a node that was paused before it asked finds out here.
update sessions
set state = case when state in ('closed', 'void') and session_id = :#sessionId then state else 'open' end,
  closed_at = case when state in ('closed', 'void') and session_id = :#sessionId then closed_at end,
  session_id = :#sessionId, username = coalesce(:#username, username), note = :#note, opened_at = coalesce(opened_at, :#openedAt)
where intent = :#intent
returning (
  select count(*) from windows
  where windows.target = sessions.target and windows.space = sessions.space
    and windows.from_time = sessions.from_time and windows.to_time = sessions.to_time
    and windows.state = 'running' and windows.owner = :#owner) as held

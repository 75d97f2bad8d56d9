-- What has become of a session.
update sessions
set state = :#state, session_id = :#sessionId, username = :#username, note = :#note,
  opened_at = coalesce(opened_at, :#openedAt), closed_at = :#closedAt
where intent = :#intent

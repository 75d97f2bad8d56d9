-- What has become of a session. One that somebody else has closed, or looked for in vain, stays so unless this tells an id that
-- the ledger does not have; and an id that was found stays.
update sessions
set state = :#state, session_id = coalesce(:#sessionId, session_id), username = coalesce(:#username, username), note = :#note,
  opened_at = coalesce(opened_at, :#openedAt), closed_at = :#closedAt
where intent = :#intent
  and (state in ('intended', 'open') or coalesce(session_id, '') <> coalesce(:#sessionId, session_id, ''))

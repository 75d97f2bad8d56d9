-- The window is done; changes nothing if we hold it no longer, or nothing new if this was told already.
update windows
set state = 'done', owner = null, lease_until = null, changed_at = :#now, collected_at = :#now,
  tries = :#tries, failures = 0, failure = null, next_step = null, next_try = null,
  file = :#file, modified = :#modified, sha256 = :#sha256, bytes = :#bytes,
  events = :#events, service_events = :#serviceEvents, session_id = :#sessionId
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and (state = 'running' and owner = :#owner or state = 'done' and session_id = :#sessionId)

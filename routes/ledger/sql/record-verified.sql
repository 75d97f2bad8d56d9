-- The window's events are verified and about to be published: what they are, and which file will hold them. Changes nothing
-- if we do not hold the window. It is not done (collected_at) before every sink has them.
update windows
set lease_until = :#until, collected_at = null, tries = :#tries,
  file = :#file, modified = :#modified, sha256 = :#sha256, bytes = :#bytes,
  events = :#events, service_events = :#serviceEvents, session_id = :#sessionId
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and owner = :#owner

-- What is known of one window.
select from_time, to_time, state, owner, lease_until, tries, failures, failure, next_step, next_try, split_at,
  file, modified, sha256, bytes, events, service_events, session_id, collected_at
from windows
where target = :#target and space = :#space and from_time = :#from and to_time = :#to

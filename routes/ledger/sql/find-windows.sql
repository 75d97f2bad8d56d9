-- What is known of a span.
select from_time, to_time, state, owner, lease_until, tries, failures, failure, next_step, next_try, split_at,
  file, modified, sha256, bytes, events, service_events, session_id, collected_at
from windows
where target = :#target and space = :#space and from_time > :#earliest and from_time < :#to and to_time > :#from
order by from_time, to_time

-- A file with its manifest that the ledger does not know, as after the loss of the ledger.
insert into windows (target, space, from_time, to_time, hours, state, tries, file, modified, sha256, bytes, events,
  service_events, session_id, collected_at, changed_at)
values (:#target, :#space, :#from, :#to, :#hours, 'done', :#tries, :#file, :#modified, :#sha256, :#bytes, :#events,
  :#serviceEvents, :#sessionId, :#collectedAt, :#now)
on conflict (target, space, from_time, to_time) do nothing

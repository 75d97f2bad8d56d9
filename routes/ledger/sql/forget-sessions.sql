-- Sessions that ended long ago: whose they were stands in the windows, and in their manifests. Not too many at once; the next
-- time goes on.
delete from sessions where intent in (
  select intent from sessions
  where target = :#target and space = :#space and state in ('closed', 'void') and intended_at < :#before
  limit 1000)

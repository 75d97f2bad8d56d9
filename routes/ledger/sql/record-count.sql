-- What the service counts for a window by now, unless it was collected anew meanwhile: that count is younger.
update windows set service_events = :#serviceEvents
where target = :#target and space = :#space and from_time = :#from and to_time = :#to and state = 'done'
  and sha256 = :#sha256

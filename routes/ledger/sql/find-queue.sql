-- Windows that wait in the queue of the fleet, as far as it can be trusted to have them still.
select from_time, to_time from queue
where target = :#target and space = :#space and queued_at between :#trusted and :#latest

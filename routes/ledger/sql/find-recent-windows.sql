-- Done windows that are young enough for events to have arrived behind them.
select from_time, to_time, events, sha256 from windows
where target = :#target and space = :#space and state = 'done' and split_at is null
  and events is not null and to_time > :#since and from_time > :#earliest and from_time < :#to and to_time > :#from
order by from_time

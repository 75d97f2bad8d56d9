-- The dead letters of a span: how many events of a window each sink was not handed.
select from_time, to_time, sink, refused from deliveries
where target = :#target and space = :#space and refused > 0
  and from_time > :#earliest and from_time < :#to and to_time > :#from
  and exists (
    select 1 from windows
    where windows.target = deliveries.target and windows.space = deliveries.space
      and windows.from_time = deliveries.from_time and windows.to_time = deliveries.to_time
      and windows.split_at is null)
order by from_time, sink

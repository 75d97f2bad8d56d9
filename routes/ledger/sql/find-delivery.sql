-- How far the delivery of a window to a sink is.
select sha256, events, refused, mark, done_at from deliveries
where target = :#target and space = :#space and from_time = :#from and to_time = :#to and sink = :#sink

-- The window has come out of the queue.
delete from queue
where target = :#target and space = :#space and from_time = :#from and to_time = :#to

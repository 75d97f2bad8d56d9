-- Whether the window waits in the queue, and whether a planner put it there to be collected anew.
select count(*) as planned, coalesce(max(again), 0) as again
from queue
where target = :#target and space = :#space and from_time = :#from and to_time = :#to

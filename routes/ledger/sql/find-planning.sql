-- Which node of the fleet plans, when it last said so, and the firing that was planned last; empty where nothing is known.
select coalesce(max(planner), '') as planner, coalesce(max(planner_seen), '') as planner_seen, coalesce(max(planned_at), '') as planned_at
from targets
where target = :#target and space = :#space

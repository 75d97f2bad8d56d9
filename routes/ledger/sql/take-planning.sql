-- Lets this node plan, unless another one was quicker: then the row is not as it was read.
insert into targets (target, space, planner, planner_seen, planned_at)
values (:#target, :#space, :#owner, :#now, :#${variable.firing})
on conflict (target, space) do update
set planner = excluded.planner, planner_seen = excluded.planner_seen, planned_at = excluded.planned_at
where coalesce(targets.planner, '') = :#${variable.planning[planner]}
  and coalesce(targets.planner_seen, '') = :#${variable.planning[planner_seen]}
  and coalesce(targets.planned_at, '') = :#${variable.planning[planned_at]}

-- Says that this node still plans.
update targets set planner_seen = :#now
where target = :#target and space = :#space and planner = :#owner

-- This node has planned, unless another one took its collection over meanwhile.
update targets set planner = null
where target = :#target and space = :#space and planner = :#owner

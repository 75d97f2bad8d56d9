-- Which node of a fleet plans the target, when it last said so, and the firing that was planned last.

alter table targets add column planner text;      -- host:pid:start:id; null: nobody
alter table targets add column planner_seen text; -- long ago, and a planner is there: it died amid its collection
alter table targets add column planned_at text;

-- What is true of a target as a whole. A collector that takes a window locks the row of its target, so that no two take
-- overlapping ones at once.

create table targets (
  target     text not null,
  space      text not null,  -- space-ID or account-ID
  adopted_at text,           -- when the files that the directory held already were entered; null: not yet, or not all
  primary key (target, space)
);

insert into targets (target, space, adopted_at)
select target, space, max(changed_at) from windows group by target, space;

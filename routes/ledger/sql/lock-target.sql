-- Makes other collectors wait that want to take a window of the target, until our transaction ends.
insert into targets (target, space) values (:#target, :#space)
on conflict (target, space) do update set target = excluded.target

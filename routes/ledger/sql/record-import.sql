-- All files that the directory held already are entered.
insert into targets (target, space, adopted_at) values (:#target, :#space, :#now)
on conflict (target, space) do update set adopted_at = excluded.adopted_at

-- Which windows have dead letters is found by an index, however long history is.

create index deliveries_refused on deliveries (target, space, from_time) where refused > 0;

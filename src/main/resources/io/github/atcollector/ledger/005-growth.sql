-- What a collection, or a lost session, asks for is found by an index: however long history is, and however many targets there are.

create index windows_split on windows (target, space, split_at) where split_at is not null;

create index sessions_by_state_and_time on sessions (target, space, state, intended_at);

drop index sessions_by_state;

create index sessions_by_space on sessions (space, session_id);

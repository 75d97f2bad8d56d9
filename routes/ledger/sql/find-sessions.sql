-- The sessions that the ledger takes for open, and those of late: whose they are, and what they are for.
select intent, session_id, username, state, owner, from_time, to_time, intended_at, opened_at, note from sessions
where space = :#space and (state in ('intended', 'open') or intended_at >= :#since)
order by intended_at

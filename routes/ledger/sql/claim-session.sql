-- Gives an intent the id of the session that it lost, unless another one has it: two that look at once would find the same.
update sessions set session_id = :#sessionId, state = 'open'
where intent = :#intent
  and not exists (select 1 from sessions other where other.space = sessions.space and other.session_id = :#sessionId)

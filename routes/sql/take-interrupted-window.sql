-- Takes a window whose collector has not said for too long that it holds it. From here on that one, should it wake up,
-- can neither publish nor end it.
update windows set owner = :#owner, lease_until = :#until, changed_at = :#now
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and (lease_until not between :#now and :#longest or owner = :#owner)

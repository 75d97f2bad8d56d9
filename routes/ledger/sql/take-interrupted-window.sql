-- Takes a window whose collector has not said for too long that it holds it, or that stayed ours, as long as nobody has begun
-- with it since it was found. From here on that one, should it wake up, can neither publish nor end it, and this collector
-- does not begin with it before it is freed.
update windows set owner = :#freeing, lease_until = :#until, changed_at = :#now
where target = :#target and space = :#space and from_time = :#from and to_time = :#to
  and state = 'running' and (lease_until not between :#now and :#longest or owner = :#owner)
  and changed_at = :#changedAt

-- The windows whose last collection failed, the newest failure first; that of a done window left its file as it was.
select from_time, to_time, failure, next_step, tries, next_try, changed_at from windows
where target = :#target and space = :#space and state in ('failed', 'done') and split_at is null and failure is not null
order by changed_at desc, from_time desc limit 20

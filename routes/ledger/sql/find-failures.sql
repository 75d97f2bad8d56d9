-- How many collections have failed to get a window.
select failures from windows
where target = :#target and space = :#space and from_time = :#from and to_time = :#to

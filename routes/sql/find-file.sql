-- The file that a window has, or was about to get; null if none.
select file from windows
where target = :#target and space = :#space and from_time = :#from and to_time = :#to

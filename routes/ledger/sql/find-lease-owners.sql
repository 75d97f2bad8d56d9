-- Which other collectors hold windows.
select distinct owner from windows
where target = :#target and space = :#space and state = 'running' and owner <> :#owner

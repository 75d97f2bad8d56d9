select count(*) as windows from windows where target = :#target and space = :#space

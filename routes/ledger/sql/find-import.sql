-- Whether the files that the directory held already were entered: 1, else 0.
select count(*) as imported from targets where target = :#target and space = :#space and adopted_at is not null

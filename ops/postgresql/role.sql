-- The role of the collectors: it owns one schema of the database ledger, and may do nothing else. Run by a superuser, in that
-- database; the password is given afterwards, so that it is in no file: \password collector

create role collector login nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit 100;

-- nobody else connects, and nobody makes tables where all look for them
revoke all on database ledger from public;
revoke all on schema public from public;
grant connect on database ledger to collector;

-- its own place, where it makes and changes the tables of its versions
create schema collector authorization collector;
alter role collector in database ledger set search_path = collector;

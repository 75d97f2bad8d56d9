-- Where the nodes of a fleet keep their triggers: the tables of Quartz 2.5, of its own tables_postgres.sql. What each is for is
-- Quartz' business; all of them are here, as it reads more of them than it fills.

create table quartz_job_details (
  sched_name        text not null,
  job_name          text not null,
  job_group         text not null,
  description       text,
  job_class_name    text not null,
  is_durable        boolean not null,
  is_nonconcurrent  boolean not null,
  is_update_data    boolean not null,
  requests_recovery boolean not null,
  job_data          bytea,
  primary key (sched_name, job_name, job_group)
);

create table quartz_triggers (
  sched_name     text not null,
  trigger_name   text not null,
  trigger_group  text not null,
  job_name       text not null,
  job_group      text not null,
  description    text,
  next_fire_time bigint,
  prev_fire_time bigint,
  priority       integer,
  trigger_state  text not null,
  trigger_type   text not null,
  start_time     bigint not null,
  end_time       bigint,
  calendar_name  text,
  misfire_instr  smallint,
  job_data       bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, job_name, job_group) references quartz_job_details (sched_name, job_name, job_group)
);

create table quartz_simple_triggers (
  sched_name      text not null,
  trigger_name    text not null,
  trigger_group   text not null,
  repeat_count    bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references quartz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz_cron_triggers (
  sched_name      text not null,
  trigger_name    text not null,
  trigger_group   text not null,
  cron_expression text not null,
  time_zone_id    text,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references quartz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz_simprop_triggers (
  sched_name    text not null,
  trigger_name  text not null,
  trigger_group text not null,
  str_prop_1    text,
  str_prop_2    text,
  str_prop_3    text,
  int_prop_1    integer,
  int_prop_2    integer,
  long_prop_1   bigint,
  long_prop_2   bigint,
  dec_prop_1    numeric(13, 4),
  dec_prop_2    numeric(13, 4),
  bool_prop_1   boolean,
  bool_prop_2   boolean,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references quartz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz_blob_triggers (
  sched_name    text not null,
  trigger_name  text not null,
  trigger_group text not null,
  blob_data     bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group) references quartz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz_calendars (
  sched_name    text not null,
  calendar_name text not null,
  calendar      bytea not null,
  primary key (sched_name, calendar_name)
);

create table quartz_paused_trigger_grps (
  sched_name    text not null,
  trigger_group text not null,
  primary key (sched_name, trigger_group)
);

create table quartz_fired_triggers (
  sched_name        text not null,
  entry_id          text not null,
  trigger_name      text not null,
  trigger_group     text not null,
  instance_name     text not null,
  fired_time        bigint not null,
  sched_time        bigint not null,
  priority          integer not null,
  state             text not null,
  job_name          text,
  job_group         text,
  is_nonconcurrent  boolean,
  requests_recovery boolean,
  primary key (sched_name, entry_id)
);

create table quartz_scheduler_state (
  sched_name        text not null,
  instance_name     text not null,
  last_checkin_time bigint not null,
  checkin_interval  bigint not null,
  primary key (sched_name, instance_name)
);

create table quartz_locks (
  sched_name text not null,
  lock_name  text not null,
  primary key (sched_name, lock_name)
);

create index quartz_j_req_recovery on quartz_job_details (sched_name, requests_recovery);
create index quartz_j_grp on quartz_job_details (sched_name, job_group);

create index quartz_t_j on quartz_triggers (sched_name, job_name, job_group);
create index quartz_t_jg on quartz_triggers (sched_name, job_group);
create index quartz_t_c on quartz_triggers (sched_name, calendar_name);
create index quartz_t_g on quartz_triggers (sched_name, trigger_group);
create index quartz_t_state on quartz_triggers (sched_name, trigger_state);
create index quartz_t_n_state on quartz_triggers (sched_name, trigger_name, trigger_group, trigger_state);
create index quartz_t_n_g_state on quartz_triggers (sched_name, trigger_group, trigger_state);
create index quartz_t_next_fire_time on quartz_triggers (sched_name, next_fire_time);
create index quartz_t_nft_st on quartz_triggers (sched_name, trigger_state, next_fire_time);
create index quartz_t_nft_misfire on quartz_triggers (sched_name, misfire_instr, next_fire_time);
create index quartz_t_nft_st_misfire on quartz_triggers (sched_name, misfire_instr, next_fire_time, trigger_state);
create index quartz_t_nft_st_misfire_grp on quartz_triggers (sched_name, misfire_instr, next_fire_time, trigger_group, trigger_state);

create index quartz_ft_trig_inst_name on quartz_fired_triggers (sched_name, instance_name);
create index quartz_ft_inst_job_req_rcvry on quartz_fired_triggers (sched_name, instance_name, requests_recovery);
create index quartz_ft_j_g on quartz_fired_triggers (sched_name, job_name, job_group);
create index quartz_ft_jg on quartz_fired_triggers (sched_name, job_group);
create index quartz_ft_t_g on quartz_fired_triggers (sched_name, trigger_name, trigger_group);
create index quartz_ft_tg on quartz_fired_triggers (sched_name, trigger_group);

-- The rows that the nodes lock; where they are not there, nodes that start at once make each other fail for them.
insert into quartz_locks (sched_name, lock_name) values ('fleet', 'TRIGGER_ACCESS'), ('fleet', 'STATE_ACCESS');

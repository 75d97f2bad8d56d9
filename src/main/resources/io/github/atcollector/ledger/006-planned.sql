-- A message does not say whether a window is collected anew: its row in the queue does.

alter table queue add column again integer not null default 0;

-- Somebody from 13 to 17 said in their own words what they decided about (decision 30); null where nobody noted it.
alter table consent_events add column understood boolean;

-- In which conversation an authority was recorded and ended, so that it can be read back there.
alter table authorities
  add column recorded_in uuid references conversations,
  add column ended_in    uuid references conversations;

-- Somebody from 13 to 17 said in their own words what they decided about (decision 30); null where nobody noted it.
alter table consent_events add column understood boolean;

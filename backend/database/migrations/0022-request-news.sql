-- A note is news of its request to whoever has it open (decision 40).
create trigger request_noted after insert on request_notes for each row execute function request_noted();

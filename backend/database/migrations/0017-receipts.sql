-- A sign-in of the website is one customer's: whoever asks by it for something of somebody else's is answered as if there were nobody.
create index consent_events_sign_in on consent_events (sign_in_id) where sign_in_id is not null;
create index amendments_sign_in on amendments (sign_in_id) where sign_in_id is not null;

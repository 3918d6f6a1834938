-- From whom a request for a copy is kept is worked out when it is read (decision 42): a row written beforehand told whoever logged it that there
-- is a complaint about them, stayed when somebody else turned out to be meant, and did not come with what came by a closed reference.
drop trigger requests_unseen_with_access on requests_unseen;
drop trigger requests_access_unseen on requests;
drop trigger requests_access_unseen_moved on requests;
drop function access_unseen_with_complaint();
drop function access_unseen_from_start();
drop function access_unseen_when_moved();
delete from requests_unseen u using requests a where a.id = u.request_id and a.kind = 'access';

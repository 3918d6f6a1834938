-- What somebody met without a record at hand took back; matched later, the request is theirs.
alter table requests add column taken_back text[];

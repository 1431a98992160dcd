-- Room for what a change of a role changed. Both lengths need two bytes for the length of a value, so that MySQL and MariaDB
-- change the definition alone and copy no row. May run again.
ALTER TABLE audit_events MODIFY COLUMN detail VARCHAR(4000) NULL;

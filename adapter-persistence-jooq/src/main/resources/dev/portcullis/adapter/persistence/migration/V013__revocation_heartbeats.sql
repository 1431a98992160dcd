-- One row, made when it is first written: a count that goes up about once a second while the database takes writes. Nodes read it
-- with the feed of revocations; on a server that is cut off and still answers reads it stands still. Beside the feed, not in
-- it: the feed would fill up, and nodes of the version before would take the row for a revocation.
CREATE TABLE IF NOT EXISTS revocation_heartbeats (
  id INT NOT NULL,
  beats BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

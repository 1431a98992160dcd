-- The feed of revocations, read by number and nothing else: either a user and the epoch from which its tokens count, or a
-- session. Outlives both. Numbers are handed out when a row is written and become visible when it is committed, in another
-- order maybe. Rows are removed from the lowest number on, in nearly the order of time, without an index for it.
CREATE TABLE IF NOT EXISTS revocations (
  id BIGINT NOT NULL AUTO_INCREMENT,
  user_id BINARY(16) NULL,
  epoch BIGINT NULL,
  session_id BINARY(16) NULL,
  revoked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- Users who are gone while sessions of theirs are still stored. A user may have had hundreds of thousands: those are removed
-- some at a time, and the entry with the last of them.
CREATE TABLE IF NOT EXISTS removed_users (
  user_id BINARY(16) NOT NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

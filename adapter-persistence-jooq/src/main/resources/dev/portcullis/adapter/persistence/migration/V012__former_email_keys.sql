-- Addresses that are compared by other rules than when they were stored, under the key they had before: who signs in by it
-- is still found while nobody else's address has that key, and while the address is the one it was the key of.
CREATE TABLE IF NOT EXISTS former_email_keys (
  email_key VARBINARY(254) NOT NULL,
  user_id BINARY(16) NOT NULL,
  successor_key VARBINARY(254) NOT NULL,
  -- [jooq ignore start]
  INDEX ix_former_email_keys_user_id (user_id),
  -- [jooq ignore stop]
  PRIMARY KEY (email_key),
  CONSTRAINT fk_former_email_keys_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- MySQL commits every statement on its own. A migration that was cut off must be able to run again, hence IF NOT EXISTS
-- and INSERT IGNORE, here and in the files that follow. Indexes stand in their table's statement for the same reason; the
-- comments around them hide them from the code generator, which has no use for them and cannot read them there.
--
-- What two names or addresses that count as the same have in common is compared as bytes: collations of text disagree
-- between servers about case, accents and trailing spaces. The form that people typed stands beside it.
CREATE TABLE IF NOT EXISTS users (
  id BINARY(16) NOT NULL,
  username VARCHAR(32) NOT NULL,
  username_key VARBINARY(32) NOT NULL,
  email VARCHAR(254) NOT NULL,
  email_key VARBINARY(254) NOT NULL,
  status VARCHAR(16) NOT NULL,
  epoch BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  -- [jooq ignore start]
  INDEX ix_users_status (status, id),
  -- [jooq ignore stop]
  PRIMARY KEY (id),
  CONSTRAINT uq_users_username UNIQUE (username_key),
  CONSTRAINT uq_users_email UNIQUE (email_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

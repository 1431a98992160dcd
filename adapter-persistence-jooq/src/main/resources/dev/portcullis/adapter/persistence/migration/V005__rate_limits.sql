-- How often what was tried. A bucket is named by a keyed digest; a row whose time to be forgotten has come counts as none,
-- and is removed some time later, found by that time and deleted by its key.
CREATE TABLE IF NOT EXISTS rate_limits (
  bucket VARBINARY(32) NOT NULL,
  used BIGINT NOT NULL,
  opens_at DATETIME(6) NOT NULL,
  forgotten_at DATETIME(6) NOT NULL,
  -- [jooq ignore start]
  INDEX ix_rate_limits_forgotten_at (forgotten_at),
  -- [jooq ignore stop]
  PRIMARY KEY (bucket)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

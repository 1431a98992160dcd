-- When a key signs and how long its tokens count follows from these times alone, on every node alike.
-- The id is opaque and told apart byte by byte. Of nodes that make the same key at once, the primary key lets one through.
CREATE TABLE IF NOT EXISTS signing_keys (
  sequence BIGINT NOT NULL,
  kid VARBINARY(256) NOT NULL,
  algorithm VARCHAR(16) NOT NULL,
  public_key VARBINARY(2048) NOT NULL,
  sealed_private_key VARBINARY(8192) NOT NULL,
  published_at DATETIME(6) NOT NULL,
  active_from DATETIME(6) NOT NULL,
  refused_from DATETIME(6) NULL,
  PRIMARY KEY (sequence),
  CONSTRAINT uq_signing_keys_kid UNIQUE (kid)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- What happened, never changed and never removed with those it tells of: no foreign keys. Ids are in the order of time.
CREATE TABLE IF NOT EXISTS audit_events (
  id BINARY(16) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  event VARCHAR(32) NOT NULL,
  actor_id BINARY(16) NULL,
  subject_id BINARY(16) NULL,
  session_id BINARY(16) NULL,
  source VARCHAR(45) NULL,
  detail VARCHAR(64) NULL,
  -- [jooq ignore start]
  INDEX ix_audit_events_subject (subject_id, id),
  -- [jooq ignore stop]
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

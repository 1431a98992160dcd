-- One row for each sign-in, updated in place. The refresh token is not stored: it is made from id and generation.
-- over_at is when the session is over as things stand: when it was ended, or else when it expires. It finds what is to be
-- removed; everything else asks for the times themselves. The columns of ix_sessions_user never change, so that whoever
-- ends all sessions of a user and whoever uses one of them meet at the session's row alone.
CREATE TABLE IF NOT EXISTS sessions (
  id BINARY(16) NOT NULL,
  user_id BINARY(16) NOT NULL,
  source VARCHAR(45) NOT NULL,
  user_agent VARCHAR(255) NULL,
  generation BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  rotated_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NOT NULL,
  idle_expires_at DATETIME(6) NOT NULL,
  absolute_expires_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  end_reason VARCHAR(32) NULL,
  over_at DATETIME(6) NOT NULL,
  -- [jooq ignore start]
  INDEX ix_sessions_user (user_id, created_at),
  INDEX ix_sessions_over_at (over_at),
  -- [jooq ignore stop]
  PRIMARY KEY (id),
  CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

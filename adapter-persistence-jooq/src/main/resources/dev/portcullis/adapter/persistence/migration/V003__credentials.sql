-- The stored form of a password is opaque here and compared byte by byte.
CREATE TABLE IF NOT EXISTS credentials (
  user_id BINARY(16) NOT NULL,
  password_hash VARBINARY(255) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT fk_credentials_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

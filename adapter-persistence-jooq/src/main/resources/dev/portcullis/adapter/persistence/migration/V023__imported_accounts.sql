-- Which accounts of other systems have come over, and who they are here. No foreign key: an account that was removed here since
-- then must not come over again. Nothing in it names a person. Sources number their accounts, so rows are added at the end.
CREATE TABLE IF NOT EXISTS imported_accounts (
  source BINARY(16) NOT NULL,
  source_id BIGINT NOT NULL,
  user_id BINARY(16) NOT NULL,
  PRIMARY KEY (source, source_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who writes the audit trail: one row for each start of a process, numbered without gaps, with the last entry of each of its
-- chains at its last checkpoint. The codes show whether somebody else has changed or removed a row.
CREATE TABLE IF NOT EXISTS audit_writers (
  number BIGINT NOT NULL,
  writer BINARY(16) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  protected_from DATETIME(6) NOT NULL,
  link BINARY(32) NOT NULL,
  counter BIGINT NOT NULL,
  checkpoint_at DATETIME(6) NOT NULL,
  closed BOOLEAN NOT NULL,
  heads VARBINARY(32768) NOT NULL,
  mac BINARY(32) NOT NULL,
  PRIMARY KEY (number)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- The last entry of each chain that was removed after the retention period, and the last of the rows above that was.
CREATE TABLE IF NOT EXISTS audit_retention (
  writer BINARY(16) NOT NULL,
  lane INT NOT NULL,
  removed_sequence BIGINT NOT NULL,
  removed_mac BINARY(32) NOT NULL,
  removed_at DATETIME(6) NOT NULL,
  mac BINARY(32) NOT NULL,
  PRIMARY KEY (writer, lane)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

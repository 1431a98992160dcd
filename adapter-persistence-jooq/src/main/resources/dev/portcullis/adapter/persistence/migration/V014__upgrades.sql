-- Since when this database has been used by versions that know of a change which older ones cannot live with: nothing where
-- it was made by such a version, so that no older one can run on it. One row for each such change, written once.
CREATE TABLE IF NOT EXISTS upgrades (
  name VARCHAR(64) NOT NULL,
  begun_at DATETIME(6) NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which node does what one is enough for, and until when. One row for each task, made when it is first done.
CREATE TABLE IF NOT EXISTS leases (
  task VARCHAR(64) NOT NULL,
  holder BINARY(16) NOT NULL,
  held_until DATETIME(6) NOT NULL,
  PRIMARY KEY (task)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

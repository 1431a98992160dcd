-- How often roles and access rules were changed: one row, written last in each change. Who is about to change them locks it
-- first: a lock on the rows of roles that exist does not hold back a new one. Nodes poll it, and read everything when it moved.
CREATE TABLE IF NOT EXISTS access_policy_revisions (
  id INT NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- At which of these a role was last changed; 0 where there is no row. Beside the roles, so that no table has to be altered.
CREATE TABLE IF NOT EXISTS role_revisions (
  role_name VARCHAR(32) NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (role_name),
  CONSTRAINT fk_role_revisions_role FOREIGN KEY (role_name) REFERENCES roles (name) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- [jooq ignore start]
INSERT IGNORE INTO access_policy_revisions (id, revision) VALUES (1, 0);
-- [jooq ignore stop]

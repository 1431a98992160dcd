CREATE TABLE IF NOT EXISTS roles (
  name VARCHAR(32) NOT NULL,
  description VARCHAR(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS role_inheritance (
  role_name VARCHAR(32) NOT NULL,
  inherited_name VARCHAR(32) NOT NULL,
  PRIMARY KEY (role_name, inherited_name),
  CONSTRAINT fk_role_inheritance_role FOREIGN KEY (role_name) REFERENCES roles (name) ON DELETE CASCADE,
  CONSTRAINT fk_role_inheritance_inherited FOREIGN KEY (inherited_name) REFERENCES roles (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- The access rules: a role grants a permission, written resource:action, on everybody's resources (ALL) or one's own (OWN).
CREATE TABLE IF NOT EXISTS role_permissions (
  role_name VARCHAR(32) NOT NULL,
  permission VARCHAR(65) NOT NULL,
  scope VARCHAR(8) NOT NULL,
  PRIMARY KEY (role_name, permission),
  CONSTRAINT fk_role_permissions_role FOREIGN KEY (role_name) REFERENCES roles (name) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS user_roles (
  user_id BINARY(16) NOT NULL,
  role_name VARCHAR(32) NOT NULL,
  PRIMARY KEY (user_id, role_name),
  -- The holders of a role in the order of lists; also the index that the foreign key asks for.
  -- [jooq ignore start]
  INDEX ix_user_roles_role (role_name, user_id),
  -- [jooq ignore stop]
  CONSTRAINT fk_user_roles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_user_roles_role FOREIGN KEY (role_name) REFERENCES roles (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin;

-- [jooq ignore start]
INSERT IGNORE INTO roles (name, description) VALUES
  ('user', 'Everybody who has an account'),
  ('moderator', 'May open the moderators'' page'),
  ('admin', 'Administrates users, roles, sessions and keys');

INSERT IGNORE INTO role_permissions (role_name, permission, scope) VALUES
  ('admin', 'users:read', 'ALL'),
  ('admin', 'users:write', 'ALL'),
  ('admin', 'roles:read', 'ALL'),
  ('admin', 'roles:write', 'ALL'),
  ('admin', 'roles:assign', 'ALL'),
  ('admin', 'sessions:revoke', 'ALL'),
  ('admin', 'audit:read', 'ALL'),
  ('admin', 'keys:rotate', 'ALL');
-- [jooq ignore stop]

/**
 * Roles and their inheritance. The permissions of roles are in {@code
 * dev.portcullis.domain.access}.
 *
 * <pre>{@code
 * RoleHierarchy hierarchy = RoleHierarchy.of(roles.findAll());
 * hierarchy.effective(Set.of(new RoleName("admin"))); // admin and the roles it inherits
 * }</pre>
 */
package dev.portcullis.domain.role;

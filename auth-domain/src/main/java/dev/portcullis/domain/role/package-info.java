/**
 * Roles and how they inherit from each other. What a role may <em>do</em> is in {@code
 * dev.portcullis.domain.access}.
 *
 * <pre>{@code
 * RoleHierarchy hierarchy = RoleHierarchy.of(roles.findAll());
 * hierarchy.effective(Set.of(new RoleName("admin"))); // admin and whatever it inherits
 * }</pre>
 */
package dev.portcullis.domain.role;

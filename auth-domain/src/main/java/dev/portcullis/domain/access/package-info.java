/**
 * Access control: permissions, the rules that grant them to roles, and the policy that decides.
 *
 * <pre>{@code
 * AccessPolicy policy = policies.current();
 * policy.require(actor, Permission.of("users:read")); // AccessDeniedException unless a role of the actor grants it
 * }</pre>
 */
package dev.portcullis.domain.access;

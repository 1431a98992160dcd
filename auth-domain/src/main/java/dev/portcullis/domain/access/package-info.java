/**
 * Who may do what: permissions, the rules that grant them to roles, and the pure decision over
 * both.
 *
 * <pre>{@code
 * AccessPolicy policy = policies.current();
 * policy.require(actor, Permission.of("users:read")); // AccessDeniedException unless a role of the actor has it
 * }</pre>
 */
package dev.portcullis.domain.access;

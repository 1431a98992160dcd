/**
 * The use cases of administrators on the accounts of others. Each takes the {@link
 * dev.portcullis.domain.access.Actor} as its first argument and checks the access policy.
 *
 * <pre>{@code
 * assignRole.assign(actor, userId, RoleName.MODERATOR); // AccessDeniedException without roles:assign
 * }</pre>
 */
package dev.portcullis.application.administration;

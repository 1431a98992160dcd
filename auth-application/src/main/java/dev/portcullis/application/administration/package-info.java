/**
 * What administrators do with the accounts of others. Every use case takes the {@link
 * dev.portcullis.domain.access.Actor} first and asks the access policy.
 *
 * <pre>{@code
 * assignRole.assign(actor, userId, RoleName.MODERATOR); // AccessDeniedException without roles:assign
 * }</pre>
 */
package dev.portcullis.application.administration;

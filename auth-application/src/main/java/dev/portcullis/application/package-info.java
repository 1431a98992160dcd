/**
 * The assembly: takes ports and settings, returns use cases. Start with {@link
 * dev.portcullis.application.Portcullis}; each use case is one method of one of its groups.
 *
 * <pre>{@code
 * try (Portcullis auth = Portcullis.assemble(ports, Settings.with(keys))) {
 *   auth.prepare();
 *   auth.startUpkeep(executor);
 *   User ada = auth.accounts().signUp().signUp(command, source);
 * }
 * }</pre>
 */
package dev.portcullis.application;

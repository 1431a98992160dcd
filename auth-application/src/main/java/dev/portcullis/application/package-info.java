/**
 * The assembly: ports and settings in, use cases out. Read {@link
 * dev.portcullis.application.Portcullis} first; every use case has one line in one of the groups
 * that it hands out.
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

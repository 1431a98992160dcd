/**
 * Taking over the accounts of another system. A check writes nothing; a takeover can be repeated
 * and interrupted at any moment.
 *
 * <pre>{@code
 * TakeoverRequest request = TakeoverRequest.of(source).withRenames(renames);
 * TakeoverReport report = check.check(request, listener);
 * if (report.counts().refused() == 0) {
 *   takeOver.takeOver(new Operator("ada"), request, listener);
 * }
 * }</pre>
 */
package dev.portcullis.application.takeover;

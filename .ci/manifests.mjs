// Prints the documents of a manifest of Kubernetes as constants of TypeScript, each of the type that its API has. Stops where what must be
// in them is not.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import YAML from "yaml";

const documents = YAML.parseAllDocuments(readFileSync(process.argv[2], "utf8")).map((each) => {
  assert.deepEqual([...each.errors, ...each.warnings], []);
  return each.toJS();
});
documents.forEach((each, index) => {
  console.log(`import type { I${each.kind} } from "kubernetes-models/${each.apiVersion}";`);
  console.log(`export const document${index}: I${each.kind} = ${JSON.stringify(each, null, 2)};`);
});

const of = (kind) => documents.find((each) => each.kind === kind).spec;
const pod = of("Deployment").template;
const [container] = pod.spec.containers;
assert.equal(pod.spec.enableServiceLinks, false);
assert.equal(pod.spec.automountServiceAccountToken, false);
assert.equal(pod.spec.securityContext.runAsNonRoot, true);
assert.equal(pod.spec.securityContext.seccompProfile.type, "RuntimeDefault");
assert.equal(container.securityContext.readOnlyRootFilesystem, true);
assert.equal(container.securityContext.allowPrivilegeEscalation, false);
assert.deepEqual(container.securityContext.capabilities.drop, ["ALL"]);
assert.ok(container.resources.limits.memory);
// preStop, the 20 s of the server, and 2 s if nobody reads the log.
assert.ok(pod.spec.terminationGracePeriodSeconds >= container.lifecycle.preStop.sleep.seconds + 22);
for (const probe of [container.readinessProbe, container.livenessProbe]) {
  assert.equal(probe.httpGet.port, "management");
}
// All of them mean the same pods, and no service shows the management port.
for (const selector of [of("Deployment").selector, of("PodDisruptionBudget").selector, of("NetworkPolicy").podSelector]) {
  assert.deepEqual(selector.matchLabels, pod.metadata.labels);
}
assert.deepEqual(of("Service").selector, pod.metadata.labels);
assert.deepEqual(of("Service").ports.map((port) => port.targetPort), ["http"]);

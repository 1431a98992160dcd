<#-- The text of a licence. The build stops at a licence that nobody has looked at yet. -->
<#function text licence artifact>
  <#if licence?contains("Apache")><#return "Apache-2.0.txt"></#if>
  <#if licence == "EPL-2.0"><#return "EPL-2.0.txt"></#if>
  <#if licence == "MPL 2.0"><#return "MPL-2.0.txt"></#if>
  <#if licence == "CC0"><#return "CC0-1.0.txt"></#if>
  <#if artifact?starts_with("protobuf") && licence == "BSD-3-Clause"><#return "BSD-3-Clause-protobuf.txt"></#if>
  <#if artifact?starts_with("mysql-connector") && licence?contains("GNU General Public License, v2 with Universal FOSS Exception")><#return "jars"></#if>
  <#if artifact?starts_with("HdrHistogram") && licence == "BSD-2-Clause"><#return "jars"></#if>
  <#if artifact?starts_with("slf4j") && licence == "MIT"><#return "jars"></#if>
  <#if artifact?starts_with("jline") && licence == "The BSD License"><#return "BSD-3-Clause-jline.txt"></#if>
  <#if artifact == "progressbar" && licence == "MIT"><#return "MIT-progressbar.txt"></#if>
  <#return "">
</#function>
The jars in lib/, with the licence of each as its authors state it. Where they let others choose, this distribution has
chosen the one whose text is named. "jars" is the folder beside this file with the licences and notices that were in the jars.

<#list dependencyMap?sort_by(["key", "artifactId"]) as entry>
<#assign project = entry.getKey()>
<#assign licences = entry.getValue()>
<#assign file = "">
<#list licences as licence><#if file == ""><#assign file = text(licence, project.artifactId)></#if></#list>
<#if file == ""><#stop "No text is known for the licence of " + project.artifactId + ": " + licences?join(", ") + ". Add it to src/distribution."></#if>
${project.artifactId}-${project.version}.jar: ${licences?join(" or ")}. Text: ${file}
</#list>

/**
 * Compiles modules to Java classes when a program is built, so that the program starts fast and needs no compiler.
 *
 * <p>As a step of a Maven build, after the program's own classes were compiled:
 *
 * <pre>{@code
 * <plugin>
 *   <groupId>org.codehaus.mojo</groupId>
 *   <artifactId>exec-maven-plugin</artifactId>
 *   <executions>
 *     <execution>
 *       <phase>process-classes</phase>
 *       <goals><goal>java</goal></goals>
 *       <configuration>
 *         <includeProjectDependencies>false</includeProjectDependencies>
 *         <includePluginDependencies>true</includePluginDependencies>
 *         <mainClass>dev.wasmk8s.precompile.Precompile</mainClass>
 *         <arguments>
 *           <argument>--output=${project.build.outputDirectory}</argument>
 *           <argument>com.example.LabelsPolicy=policies/labels.wasm</argument>
 *         </arguments>
 *       </configuration>
 *     </execution>
 *   </executions>
 *   <dependencies>
 *     <dependency>
 *       <groupId>dev.wasmk8s</groupId>
 *       <artifactId>wasm-k8s-precompile</artifactId>
 *     </dependency>
 *   </dependencies>
 * </plugin>
 * }</pre>
 *
 * <p>The program finds the module by its name:
 *
 * <pre>{@code
 * ModuleSource.precompiled(getClass().getClassLoader(), "com.example.LabelsPolicy")
 * }</pre>
 */
package dev.wasmk8s.precompile;

/**
 * What an operator declares of a module, and the reviews that the declared modules answer.
 *
 * <p>Logs go to SLF4J. No line tells a token, and no guest can forge a line.
 *
 * <table>
 * <caption>Logs</caption>
 * <tr><th>Name</th><th>Level</th><th>What</th></tr>
 * <tr><td>{@code dev.wasmk8s.runtime.calls}</td><td>DEBUG</td><td>what guests write to standard error</td></tr>
 * <tr><td></td><td>INFO</td><td>inputs and outputs of modules whose definition says {@code debug}</td></tr>
 * <tr><td>{@code dev.wasmk8s.runtime.reviews}</td><td>DEBUG, WARN</td><td>verdicts and failures, with a {@link
 *     dev.wasmk8s.runtime.ReviewLog}</td></tr>
 * <tr><td>{@code dev.wasmk8s.observation.Observer}</td><td>WARN</td><td>what observers throw</td></tr>
 * <tr><td>{@code dev.wasmk8s.runtime.internal}, by class</td><td>ERROR</td><td>a defect of ours</td></tr>
 * <tr><td></td><td>WARN</td><td>a failure that is passed over, part of an answer that is dropped, a guest or a kept
 *     module that could not be made</td></tr>
 * <tr><td></td><td>DEBUG</td><td>a failure that a guest reports and that is passed over, evaluation errors, starting</td>
 *     </tr>
 * </table>
 *
 * <p>A failure that denies is not logged by itself: the answer tells it.
 */
package dev.wasmk8s.runtime;

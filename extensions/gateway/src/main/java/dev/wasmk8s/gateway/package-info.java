/**
 * Decides HTTP requests to the Kubernetes API. Start with {@link dev.wasmk8s.gateway.Gateway}.
 *
 * <h2>What is promised of writes</h2>
 *
 * What was admitted is what is stored, or nothing is. Each write is tied to the version of the stored object that
 * admission saw. If the API server answers that there is another version by now, everything is decided anew, five times
 * at most; a client that named a version itself is told at once.
 *
 * <ul>
 *   <li>POST: the submitted object is admitted, before the API server fills in defaults unless {@link
 *       dev.wasmk8s.gateway.GatewayBuilder#admitDefaulted} says otherwise.
 *   <li>PUT: likewise, against the stored object, or as a create where the API server would create it. A PUT without
 *       {@code resourceVersion} is tied to the stored version, also for resources where the API server would demand
 *       one.
 *   <li>PATCH by JSON Patch, JSON Merge Patch or strategic merge patch: the API server's dry run tells the result; it is
 *       admitted; the difference to the stored object is sent as a merge patch. A patch that sets a field to null is
 *       refused with 422, since a merge patch cannot.
 *   <li>PATCH by server-side apply: likewise; the configuration itself is sent, with what admission changed put in. If
 *       that does not bring about what admission wants, it is refused with 422.
 *   <li>DELETE: the stored object is admitted and deleted in that version. Of a collection, every object is admitted
 *       before the first is deleted, and each is deleted by itself: the API server sees {@code list} and {@code delete}.
 *   <li>CONNECT (exec, attach, port-forward and proxy of core/v1): the options are admitted, then everything streams.
 * </ul>
 *
 * <p>What the gateway reads and tries, it reads and tries as the user, who therefore needs {@code get} for objects to
 * be updated, patched or deleted. Bodies must be JSON, uncompressed; one with a duplicate key is refused. POST and PUT
 * of an object take protobuf too, which kubectl sends for many kinds: what the API server would store of it, as a dry
 * run tells, counts as submitted. Admission must not change objects of DELETE and CONNECT.
 *
 * <h2>What is refused of paths</h2>
 *
 * Whatever the gateway and the API server, or something between them, could read in two ways: empty and dot segments;
 * encoded slashes, percent signs, question marks and number signs; backslashes, semicolons, control characters; methods
 * that are no Kubernetes verb on resources.
 */
package dev.wasmk8s.gateway;

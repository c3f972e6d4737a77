/**
 * CEL for wasm-k8s: match conditions, and expressions of groups. Put the artifact on the class path; there is nothing to
 * call. It stands on CEL for Java, whose artifacts share packages and so belong on the class path and not on the module
 * path.
 *
 * <h2>What expressions see</h2>
 *
 * <ul>
 *   <li>In admission {@code object}, {@code oldObject}, {@code namespaceObject} (each null if it is absent), {@code
 *       request} (without the objects and the uid), {@code authorizer} and {@code authorizer.requestResource}. A field of
 *       {@code request} that is empty is absent, as on the wire: ask {@code has(request.namespace)}.
 *   <li>In authorization {@code request}, the {@code spec} of the SubjectAccessReview. Its texts are always there,
 *       {@code resourceAttributes} and {@code nonResourceAttributes} have to be asked for with {@code has}.
 *   <li>In groups the members.
 * </ul>
 *
 * <p>Objects have the fields that they have: {@code has} is false for one that is absent, and true for one that is null.
 * Numbers without fraction and exponent are {@code int} if they fit into 64 bits, every other one is {@code double}, as in
 * the API server for objects without schema. Fields of {@code request} are known when an expression is compiled, those of
 * objects are not: a condition that is one must be compared, {@code object.spec.suspend == true}.
 *
 * <h2>Functions</h2>
 *
 * <p>Of those that Kubernetes adds to CEL there are
 *
 * <ul>
 *   <li>strings: {@code charAt}, {@code indexOf}, {@code join}, {@code lastIndexOf}, {@code lowerAscii}, {@code replace},
 *       {@code split}, {@code substring}, {@code trim}, {@code upperAscii}, and {@code reverse} and {@code quote} as
 *       {@code strings.quote};
 *   <li>regular expressions: {@code find}, {@code findAll};
 *   <li>lists: {@code isSorted}, {@code sum}, {@code min}, {@code max}, of numbers, texts, booleans, times and durations;
 *   <li>quantities: {@code quantity}, {@code isQuantity}, {@code sign}, {@code isInteger}, {@code asInteger}, {@code
 *       asApproximateFloat}, {@code add}, {@code sub}, {@code compareTo}, {@code isLessThan}, {@code isGreaterThan}.
 *       Amounts are exact; exponents go to 1000;
 *   <li>addresses: {@code ip}, {@code isIP}, {@code ip.isCanonical}, {@code family}, {@code isUnspecified}, {@code
 *       isLoopback}, {@code isLinkLocalMulticast}, {@code isLinkLocalUnicast}, {@code isGlobalUnicast};
 *   <li>networks: {@code cidr}, {@code isCIDR}, {@code containsIP}, {@code containsCIDR}, {@code ip}, {@code masked}, {@code
 *       prefixLength};
 *   <li>sets: {@code sets.contains}, {@code sets.equivalent}, {@code sets.intersects};
 *   <li>optional values: {@code optional.of}, {@code ?.}, {@code [?]} and so on;
 *   <li>the authorizer: {@code path}, {@code group}, {@code serviceAccount}, {@code resource}, {@code subresource}, {@code
 *       namespace}, {@code name}, {@code check}, {@code allowed}, {@code errored}, {@code error}, {@code reason}.
 * </ul>
 *
 * <p>There are not: {@code indexOf}, {@code lastIndexOf} and {@code includes} of lists, {@code mul} and {@code div} of
 * quantities, {@code string} of addresses, {@code format} of strings and named formats, {@code url}, {@code semver}, JSON
 * Patch, comprehensions with two variables, and {@code fieldSelector} and {@code labelSelector} of the
 * authorizer. An expression that uses one is refused when modules are loaded.
 *
 * <h2>Limits</h2>
 *
 * <p>An evaluation has a budget of a million units. A step costs one; an argument costs more by its length, or by all that
 * it holds where values are compared; a check of the authorizer costs 50,000. What goes beyond is an {@link
 * dev.wasmk8s.runtime.expression.EvaluationException}, also on the side of an {@code ||} that does not matter, as is an
 * object that cannot be read. The units are not those of the API server.
 *
 * <p>If the Namespace cannot be found out, or an authorizer was closed or interrupted, that {@link
 * dev.wasmk8s.review.ReviewException} is thrown on. Every other failure of an authorizer is in {@code error()}.
 */
@NullMarked
package dev.wasmk8s.cel;

import org.jspecify.annotations.NullMarked;

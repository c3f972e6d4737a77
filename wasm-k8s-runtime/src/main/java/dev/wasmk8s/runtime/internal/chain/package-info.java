/**
 * Several modules answering as one, by the rules of the API server.
 *
 * <p>Order is the order of declaration, and every walk is sequential, on the caller's thread:
 *
 * <ul>
 *   <li><b>Authentication</b>: the first member that knows the user ends the walk, and failures before it vanish. If
 *       none does, nobody is authenticated, and all failures are told.
 *   <li><b>Authorization</b>: the first Allow or Deny ends the walk, and only its reason and errors count. If all have
 *       no opinion, neither has the chain; reasons are joined by line breaks, failures are told. A member that fails
 *       denies, or has no opinion, as its failure policy says.
 *   <li><b>Admission</b>: first the mutating members, each of which sees what the one before made of the object, then
 *       the validating ones, which see the final object. The first denial ends the walk. A member that fails denies
 *       with HTTP 500, or is passed over, as its failure policy says. Warnings and audit annotations of all members
 *       that were asked belong to the verdict, also to a denial. A member that rules, selectors or match conditions rule
 *       out is not asked; if that cannot be found out, the request may be denied without it.
 *       A mutating member that wishes it is asked once more if another changed the object after it; there is no third
 *       round. Every call of a mutating member is told in an audit annotation.
 *   <li><b>On trial</b>: a member that is monitored or a shadow is asked where it stands, and decides and changes nothing.
 *   <li><b>Group</b>: one member of admission, made of several. Members are asked as far as the value of its expression
 *       depends on them. A failure of one whose verdict was needed is the group's.
 * </ul>
 *
 * <p>A failure policy is about members that fail. A request that is malformed, a caller that was interrupted and a
 * chain that was closed are none of its business: such a failure always ends the walk without an answer.
 *
 * <p>Members are of the public interfaces, so that plain Java takes its place beside modules.
 */
package dev.wasmk8s.runtime.internal.chain;

package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;

/** What can be done with {@code authorizer}, as in the API server's match conditions. */
final class AuthorizerLibrary extends FunctionLibrary {
    static final String CHECK = "check";
    static final OpaqueType AUTHORIZER = OpaqueType.create("kubernetes.authorization.Authorizer");
    static final OpaqueType PATH_CHECK = OpaqueType.create("kubernetes.authorization.PathCheck");
    static final OpaqueType GROUP_CHECK = OpaqueType.create("kubernetes.authorization.GroupCheck");
    static final OpaqueType RESOURCE_CHECK = OpaqueType.create("kubernetes.authorization.ResourceCheck");
    static final OpaqueType DECISION = OpaqueType.create("kubernetes.authorization.Decision");

    static final AuthorizerLibrary INSTANCE = new AuthorizerLibrary();

    private AuthorizerLibrary() {
        member(
                "path",
                CelFunctionBinding.from("authorizer_path", AccessChecks.class, String.class, PathCheck::new),
                PATH_CHECK,
                AUTHORIZER,
                SimpleType.STRING);
        member(
                "group",
                CelFunctionBinding.from("authorizer_group", AccessChecks.class, String.class, GroupCheck::new),
                GROUP_CHECK,
                AUTHORIZER,
                SimpleType.STRING);
        member(
                "serviceAccount",
                CelFunctionBinding.from(
                        "authorizer_serviceaccount",
                        ImmutableList.of(AccessChecks.class, String.class, String.class),
                        arguments -> ((AccessChecks) arguments[0])
                                .serviceAccount((String) arguments[1], (String) arguments[2])),
                AUTHORIZER,
                AUTHORIZER,
                SimpleType.STRING,
                SimpleType.STRING);
        member(
                "resource",
                CelFunctionBinding.from("groupcheck_resource", GroupCheck.class, String.class, GroupCheck::resource),
                RESOURCE_CHECK,
                GROUP_CHECK,
                SimpleType.STRING);
        member(
                "subresource",
                CelFunctionBinding.from(
                        "resourcecheck_subresource", ResourceCheck.class, String.class, ResourceCheck::subresource),
                RESOURCE_CHECK,
                RESOURCE_CHECK,
                SimpleType.STRING);
        member(
                "namespace",
                CelFunctionBinding.from(
                        "resourcecheck_namespace", ResourceCheck.class, String.class, ResourceCheck::namespace),
                RESOURCE_CHECK,
                RESOURCE_CHECK,
                SimpleType.STRING);
        member(
                "name",
                CelFunctionBinding.from("resourcecheck_name", ResourceCheck.class, String.class, ResourceCheck::name),
                RESOURCE_CHECK,
                RESOURCE_CHECK,
                SimpleType.STRING);
        member(
                CHECK,
                CelFunctionBinding.from("pathcheck_check", PathCheck.class, String.class, PathCheck::check),
                DECISION,
                PATH_CHECK,
                SimpleType.STRING);
        member(
                CHECK,
                CelFunctionBinding.from("resourcecheck_check", ResourceCheck.class, String.class, ResourceCheck::check),
                DECISION,
                RESOURCE_CHECK,
                SimpleType.STRING);
        member(
                "allowed",
                CelFunctionBinding.from("decision_allowed", AccessDecision.class, AccessDecision::allowed),
                SimpleType.BOOL,
                DECISION);
        member(
                "errored",
                CelFunctionBinding.from("decision_errored", AccessDecision.class, AccessDecision::errored),
                SimpleType.BOOL,
                DECISION);
        member(
                "error",
                CelFunctionBinding.from("decision_error", AccessDecision.class, AccessDecision::error),
                SimpleType.STRING,
                DECISION);
        member(
                "reason",
                CelFunctionBinding.from("decision_reason", AccessDecision.class, AccessDecision::reason),
                SimpleType.STRING,
                DECISION);
    }
}

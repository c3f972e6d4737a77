package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.internal.access.AccessCheck;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.answer.Trail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a user act as another where the client asks for it with {@code Impersonate-*} headers. As in the API server,
 * every user name, group, uid and extra value named must be allowed to the requester with the verb {@code impersonate}.
 *
 * @param access decides on it
 */
public record Impersonation(AccessCheck access) {
    private static final String GROUP = "authentication.k8s.io";

    /**
     * The user that a request acts as.
     *
     * @return the requester unless somebody else is asked for
     * @throws Refusal if that is not allowed, or nobody is named to act as
     */
    public UserInfo actingAs(UserInfo requester, Headers headers, Trail trail) {
        ImpersonateHeaders wanted = ImpersonateHeaders.of(headers);
        if (wanted.isEmpty()) {
            return requester;
        }
        if (wanted.username().isEmpty()) {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.badRequest("requested " + wanted.describe() + " without impersonating a user"));
        }
        attributes(wanted).forEach(asked -> access.requireAlso(SubjectAccessReviewSpec.of(requester, asked), trail));
        return user(wanted);
    }

    private static List<ResourceAttributes> attributes(ImpersonateHeaders wanted) {
        List<ResourceAttributes> asked = new ArrayList<>();
        asked.add(ServiceAccountName.of(wanted.username())
                .map(account -> asked("", "", "serviceaccounts", "", account.namespace(), account.name()))
                .orElseGet(() -> asked("", "", "users", "", "", wanted.username())));
        wanted.groups().forEach(group -> asked.add(asked("", "", "groups", "", "", group)));
        wanted.extra()
                .forEach((key, values) ->
                        values.forEach(value -> asked.add(asked(GROUP, "v1", "userextras", key, "", value))));
        if (!wanted.uid().isEmpty()) {
            asked.add(asked(GROUP, "v1", "uids", "", "", wanted.uid()));
        }
        return asked;
    }

    private static ResourceAttributes asked(
            String group, String version, String resource, String subresource, String namespace, String name) {
        return new ResourceAttributes(
                namespace,
                "impersonate",
                group,
                version,
                resource,
                subresource,
                name,
                Optional.empty(),
                Optional.empty());
    }

    private static UserInfo user(ImpersonateHeaders wanted) {
        List<String> groups = new ArrayList<>(wanted.groups());
        if (groups.isEmpty()) {
            ServiceAccountName.of(wanted.username()).ifPresent(account -> groups.addAll(account.groups()));
        }
        boolean anonymous = wanted.username().equals(UserInfo.SYSTEM_ANONYMOUS);
        if (anonymous && !groups.contains(UserInfo.SYSTEM_UNAUTHENTICATED)) {
            groups.add(UserInfo.SYSTEM_UNAUTHENTICATED);
        }
        Map<String, List<String>> extra = new LinkedHashMap<>(wanted.extra());
        return new UserInfo(wanted.username(), wanted.uid(), groups, extra).authenticated();
    }
}

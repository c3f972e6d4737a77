package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpersonationTest {
    private static final UserInfo ALICE = UserInfo.of("alice", "devs", "system:authenticated");

    private final GatewayFixture gateway = new GatewayFixture();

    /** What was asked for, as {@code verb group/resource/subresource namespace/name}. */
    private List<String> impersonations() {
        return gateway.accesses.stream()
                .filter(spec -> spec.user().equals(ALICE))
                .map(spec -> spec.resourceAttributes().orElseThrow())
                .map(asked -> asked.verb()
                        + ' '
                        + asked.group()
                        + '/'
                        + asked.resource()
                        + '/'
                        + asked.subresource()
                        + ' '
                        + asked.namespace()
                        + '/'
                        + asked.name())
                .toList();
    }

    private UserInfo actor() {
        return gateway.accesses.get(gateway.accesses.size() - 1).user();
    }

    @Test
    void everythingNamedMustBeAllowedAndTheRequestIsTheOthers() {
        RequestHead request = gateway.forward(
                "GET",
                "/version",
                "Impersonate-User",
                "bob",
                "impersonate-group",
                "ops",
                "Impersonate-Group",
                "admins",
                "Impersonate-Uid",
                "7",
                "Impersonate-Extra-Example.org%2fScope",
                "view",
                "Impersonate-Extra-example.org%2Fscope",
                "edit");
        assertThat(impersonations())
                .containsExactly(
                        "impersonate /users/ /bob",
                        "impersonate /groups/ /ops",
                        "impersonate /groups/ /admins",
                        "impersonate authentication.k8s.io/userextras/example.org/scope /view",
                        "impersonate authentication.k8s.io/userextras/example.org/scope /edit",
                        "impersonate authentication.k8s.io/uids/ /7");
        UserInfo bob = new UserInfo(
                "bob",
                "7",
                List.of("ops", "admins", "system:authenticated"),
                Map.of("example.org/scope", List.of("view", "edit")));
        assertThat(actor()).isEqualTo(bob);
        assertThat(request.headers().all("Impersonate-User")).containsExactly("bob");
        assertThat(request.headers().all("Impersonate-Group")).containsExactly("ops", "admins", "system:authenticated");
        assertThat(gateway.events.get(0).requester()).contains(ALICE);
        assertThat(gateway.events.get(0).user()).contains(bob);
    }

    @Test
    void oneThingNotAllowedIsEnough() {
        gateway.authorization = spec -> spec.resourceAttributes()
                        .map(ResourceAttributes::resource)
                        .orElse("")
                        .equals("groups")
                ? Decision.deny("not that one")
                : Decision.allow("");
        GatewayResponse response =
                gateway.respond("GET", "/version", "Impersonate-User", "bob", "Impersonate-Group", "system:masters");
        assertThat(response.status()).isEqualTo(403);
        assertThat(message(response))
                .isEqualTo("groups \"system:masters\" is forbidden: User \"alice\" cannot impersonate resource"
                        + " \"groups\" in API group \"\" at the cluster scope: not that one");
        assertThat(gateway.events.get(0).outcome()).isEqualTo(Outcome.FORBIDDEN);
        assertThat(gateway.events.get(0).user()).contains(ALICE);
    }

    @Test
    void aFailureIsNo() {
        gateway.authorization =
                spec -> new Decision.NoOpinion("", List.of(new ReviewException(FailureCode.GUEST_TRAPPED, "trapped")));
        assertThat(gateway.respond("GET", "/version", "Impersonate-User", "bob").status())
                .isEqualTo(403);
    }

    @Test
    void theOtherMustBeAllowedWhatIsAsked() {
        gateway.authorization = spec -> spec.user().equals(ALICE) ? Decision.allow("") : Decision.deny("");
        assertThat(message(gateway.respond("GET", "/version", "Impersonate-User", "bob")))
                .isEqualTo("forbidden: User \"bob\" cannot get path \"/version\"");
    }

    @Test
    void aServiceAccountIsAskedForAsSuchAndHasItsGroups() {
        gateway.forward("GET", "/version", "Impersonate-User", "system:serviceaccount:ns:my.sa");
        assertThat(impersonations()).containsExactly("impersonate /serviceaccounts/ ns/my.sa");
        assertThat(actor().groups())
                .containsExactly("system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated");

        gateway.accesses.clear();
        gateway.forward("GET", "/x", "Impersonate-User", "system:serviceaccount:ns:sa", "Impersonate-Group", "g");
        assertThat(actor().groups()).containsExactly("g", "system:authenticated");

        gateway.accesses.clear();
        gateway.forward("GET", "/version", "Impersonate-User", "system:serviceaccount:ns:Not:One");
        assertThat(impersonations()).containsExactly("impersonate /users/ /system:serviceaccount:ns:Not:One");
    }

    @Test
    void theAnonymousUserIsUnauthenticated() {
        gateway.forward("GET", "/version", "Impersonate-User", "system:anonymous");
        assertThat(actor()).isEqualTo(UserInfo.of("system:anonymous", "system:unauthenticated"));
    }

    @Test
    void groupsOfTheUnauthenticatedAreKept() {
        gateway.forward("GET", "/version", "Impersonate-User", "bob", "Impersonate-Group", "system:unauthenticated");
        assertThat(actor()).isEqualTo(UserInfo.of("bob", "system:unauthenticated"));
    }

    @Test
    void groupsUidAndExtraNeedAUser() {
        GatewayResponse response = gateway.respond(
                "GET", "/version", "Impersonate-Group", "g", "Impersonate-Uid", "7", "Impersonate-Extra-K", "v");
        assertThat(response.status()).isEqualTo(400);
        assertThat(message(response))
                .isEqualTo("requested [{Group  g    } {UserExtra  v  authentication.k8s.io/v1  k}"
                        + " {UID  7  authentication.k8s.io/v1  }] without impersonating a user");
        assertThat(gateway.accesses).isEmpty();
    }

    @Test
    void anEmptyUserIsNobodyToImpersonate() {
        gateway.forward("GET", "/version", "Impersonate-User", "");
        assertThat(actor()).isEqualTo(ALICE);
    }

    @Test
    void whoCannotBeSentOnIsNotImpersonated() {
        assertThat(gateway.respond("GET", "/version", "Impersonate-User", "b\u00f6b")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void superusersImpersonateFreely() {
        gateway.users.put("good", UserInfo.of("root", "system:masters"));
        gateway.authorization = spec -> Decision.allow("");
        gateway.forward("GET", "/version", "Impersonate-User", "bob");
        assertThat(gateway.accesses)
                .extracting(SubjectAccessReviewSpec::user)
                .containsExactly(UserInfo.of("bob", "system:authenticated"));
    }
}

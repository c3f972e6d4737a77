package dev.wasmk8s.clientjava;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random reviews: every field present or absent, texts of any characters. */
final class Generated extends DomainContextBase {
    @Provide
    Arbitrary<TokenReviewSpec> tokenReviewSpecs() {
        return Combinators.combine(name(), texts()).as(TokenReviewSpec::new);
    }

    @Provide
    Arbitrary<TokenReviewStatus> tokenReviewStatuses() {
        return Combinators.combine(bool(), users().optional(), texts(), text()).as(TokenReviewStatus::new);
    }

    @Provide
    Arbitrary<SubjectAccessReviewSpec> accessSpecs() {
        Arbitrary<SubjectAccessReviewSpec> resources =
                Combinators.combine(users(), resourceAttributes()).as(SubjectAccessReviewSpec::of);
        Arbitrary<SubjectAccessReviewSpec> paths =
                Combinators.combine(users(), nonResourceAttributes()).as(SubjectAccessReviewSpec::of);
        return Arbitraries.oneOf(resources, paths);
    }

    @Provide
    Arbitrary<SubjectAccessReviewStatus> accessStatuses() {
        return Combinators.combine(bool(), bool(), text(), text()).as(SubjectAccessReviewStatus::new);
    }

    private static Arbitrary<UserInfo> users() {
        Arbitrary<Map<String, List<String>>> extra = Arbitraries.maps(
                        name(), name().list().ofMinSize(1).ofMaxSize(2))
                .ofMaxSize(2);
        return Combinators.combine(text(), text(), texts(), extra).as(UserInfo::new);
    }

    private static Arbitrary<ResourceAttributes> resourceAttributes() {
        Arbitrary<List<String>> seven = text().list().ofSize(7);
        return Combinators.combine(seven, selectors().optional(), selectors().optional())
                .as((t, fields, labels) -> new ResourceAttributes(
                        t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), fields, labels));
    }

    private static Arbitrary<NonResourceAttributes> nonResourceAttributes() {
        return Combinators.combine(text(), text()).as(NonResourceAttributes::new);
    }

    private static Arbitrary<SelectorAttributes> selectors() {
        Arbitrary<Requirement> requirements = Combinators.combine(text(), Arbitraries.of("In", "Exists", ""), texts())
                .as(Requirement::new);
        return Combinators.combine(text(), requirements.list().ofMaxSize(2)).as(SelectorAttributes::new);
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(2);
    }

    private static Arbitrary<String> name() {
        return text().filter(text -> !text.isEmpty());
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("", "a", "system:masters", "<&>'\"\\/", "\u0000\u001f\u007f\u2028", "\u00e9\ud83d\ude00");
    }
}

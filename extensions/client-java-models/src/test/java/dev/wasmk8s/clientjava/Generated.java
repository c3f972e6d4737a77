package dev.wasmk8s.clientjava;

import dev.wasmk8s.admission.Status;
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

    @Provide
    Arbitrary<UserInfo> users() {
        Arbitrary<Map<String, List<String>>> extra =
                Arbitraries.maps(name(), texts()).ofMaxSize(2);
        return Combinators.combine(text(), text(), texts(), extra).as(UserInfo::new);
    }

    @Provide
    Arbitrary<Status> statuses() {
        Arbitrary<Status.Cause> causes =
                Combinators.combine(text(), text(), text()).as(Status.Cause::new);
        Arbitrary<Integer> numbers = Arbitraries.of(0, 1, 422, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        Arbitrary<Status.Details> details = Combinators.combine(
                        text(), text(), text(), text(), causes.list().ofMaxSize(2), numbers)
                .as(Status.Details::new);
        return Combinators.combine(text(), text(), text(), numbers, details.optional())
                .as(Status::new);
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
        return Texts.any();
    }
}

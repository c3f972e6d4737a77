package dev.wasmk8s.testing;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.ChainUpdate;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleUpdate;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.testing.Answer.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * One module, alone in its chain, to be asked whole reviews. Answers are verified as those of every module are; whatever
 * keeps it from answering is told as a failure.
 *
 * <p>Thread-safe. A call blocks until there is an answer or the module's deadline has passed.
 */
public final class ModuleUnderTest implements AutoCloseable {
    private static final String NEVER_SHOWN = "admissionregistration.k8s.io";

    private final ModuleDefinition definition;
    private final UseCase useCase;
    private final AccessControl control;

    private ModuleUnderTest(ModuleDefinition definition, UseCase useCase, AccessControl control) {
        this.definition = definition;
        this.useCase = useCase;
        this.control = control;
    }

    /**
     * Loads a module. Blocks on the file system and the compiler.
     *
     * @param definition the module; one for admission needs rules that match what it is asked
     * @param useCase what it is asked
     * @param builder says how modules are executed; it has no modules yet, and gets this one
     * @throws InvalidConfigurationException if the module cannot be used; it tells every problem
     */
    public static ModuleUnderTest load(ModuleDefinition definition, UseCase useCase, AccessControl.Builder builder) {
        switch (useCase) {
            case AUTHENTICATION -> builder.authentication(definition);
            case AUTHORIZATION -> builder.authorization(definition);
            case ADMISSION -> builder.admission(definition);
        }
        return new ModuleUnderTest(definition, useCase, builder.build());
    }

    /**
     * Gives the module other settings, for calls that begin from now on.
     *
     * @param settings none means absent, which is not the same as {@code {}}
     */
    public void changeSettings(Optional<RawJson> settings) {
        ModuleDefinition without = new ModuleDefinition(
                definition.name(),
                definition.source(),
                settings,
                definition.admission(),
                definition.matchConditions(),
                definition.failurePolicy(),
                definition.enforcement(),
                definition.cacheTimes(),
                definition.limits(),
                definition.grants(),
                definition.guests(),
                definition.debug());
        control.update(update -> chain(update).edit(definition.name(), old -> without));
    }

    private ChainUpdate chain(ModuleUpdate update) {
        return switch (useCase) {
            case AUTHENTICATION -> update.authentication();
            case AUTHORIZATION -> update.authorization();
            case ADMISSION -> update.admission();
        };
    }

    /**
     * Asks one question.
     *
     * @param review a whole review of the kind of the use case, with its request half
     */
    public Answer ask(RawJson review) {
        try {
            return switch (useCase) {
                case AUTHENTICATION -> authenticate(review);
                case AUTHORIZATION -> authorize(review);
                case ADMISSION -> admit(review);
            };
        } catch (ReviewException e) {
            return Answer.Failed.of(e);
        }
    }

    /**
     * The shortest way to ask, for measurements: answers are those of a host, where a failure is a denial or an error within
     * the answer.
     */
    public ReviewHandler handler() {
        return switch (useCase) {
            case AUTHENTICATION -> control.tokenReviews();
            case AUTHORIZATION -> control.subjectAccessReviews();
            case ADMISSION -> control.admissionReviews();
        };
    }

    private Answer authenticate(RawJson review) {
        Authentication authentication = control.authenticator().authenticate(TokenReviewCodec.readRequest(review));
        if (authentication instanceof Authentication.Unauthenticated nobody
                && !nobody.errors().isEmpty()) {
            return failed(nobody.errors());
        }
        RawJson answer = TokenReviewCodec.writeAnswer(TokenReviewStatus.of(authentication));
        Meaning meaning = authentication instanceof Authentication.Authenticated
                ? Meaning.AUTHENTICATED
                : Meaning.UNAUTHENTICATED;
        return new Answer.Given(meaning, answer, AnswerHalf.status(answer, "authenticated"));
    }

    private Answer authorize(RawJson review) {
        Decision decision = control.authorizer().authorize(SubjectAccessReviewCodec.readRequest(review));
        if (!decision.errors().isEmpty()) {
            return failed(decision.errors());
        }
        RawJson answer = SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(decision));
        return new Answer.Given(meaning(decision), answer, AnswerHalf.status(answer, "allowed", "denied"));
    }

    private static Meaning meaning(Decision decision) {
        if (decision instanceof Decision.Allow) {
            return Meaning.ALLOWED;
        }
        return decision instanceof Decision.Deny ? Meaning.DENIED : Meaning.NO_OPINION;
    }

    private Answer admit(RawJson review) {
        AdmissionRequest request = AdmissionReviewCodec.readRequest(review);
        if (request.kind().group().equals(NEVER_SHOWN)) {
            // Allowed without asking would look as if the module had said so.
            return new Answer.Failed(
                    FailureCode.REQUEST_MALFORMED, "objects that configure admission are shown to no module");
        }
        Verdict verdict = control.admitter().admit(request);
        if (!verdict.errors().isEmpty()) {
            return failed(verdict.errors());
        }
        RawJson answer = AdmissionReviewCodec.writeAnswer(AdmissionResponse.of(request.uid(), verdict));
        Optional<RawJson> object =
                verdict instanceof Verdict.Allowed allowed ? allowed.object().or(request::object) : Optional.empty();
        return new Answer.Given(
                verdict instanceof Verdict.Allowed ? Meaning.ALLOWED : Meaning.DENIED,
                answer,
                AnswerHalf.response(answer, definition.name(), object));
    }

    private static Answer failed(List<ReviewException> errors) {
        return Answer.Failed.of(errors.get(0));
    }

    /** Lets no new call begin. A second time does nothing. */
    @Override
    public void close() {
        control.close();
    }
}

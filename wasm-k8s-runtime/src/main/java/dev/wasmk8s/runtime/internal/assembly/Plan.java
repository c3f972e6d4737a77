package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.chain.AdmissionChain;
import dev.wasmk8s.runtime.internal.chain.AdmissionMember;
import dev.wasmk8s.runtime.internal.chain.AuthenticationChain;
import dev.wasmk8s.runtime.internal.chain.AuthorizationChain;
import dev.wasmk8s.runtime.internal.chain.Member;
import dev.wasmk8s.runtime.internal.chain.Treatment;
import dev.wasmk8s.runtime.internal.chain.TrialAuthorizer;
import dev.wasmk8s.runtime.internal.chain.WalkOptions;
import dev.wasmk8s.runtime.internal.config.ConfigurationFile;
import dev.wasmk8s.runtime.internal.config.Declarations;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.config.Problems;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.match.RuleMatcher;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is to stand in the three chains, gathered and then built once. Not thread-safe. */
public final class Plan {
    private final Set<String> implicitAudiences = new LinkedHashSet<>();
    private final ChainPlan<Authenticator> authentication =
            new ChainPlan<>(UseCase.AUTHENTICATION, module -> module.authenticator(List.copyOf(implicitAudiences)));
    private final ChainPlan<Authorizer> authorization =
            new ChainPlan<>(UseCase.AUTHORIZATION, LoadedModule::authorizer);
    private final ChainPlan<Admitter> admission = new ChainPlan<>(UseCase.ADMISSION, LoadedModule::admitter);
    private final Problems problems = new Problems();
    private WalkOptions walks = WalkOptions.DEFAULT;

    /** The authentication chain. */
    public ChainPlan<Authenticator> authentication() {
        return authentication;
    }

    /** The authorization chain. */
    public ChainPlan<Authorizer> authorization() {
        return authorization;
    }

    /** The admission chain. */
    public ChainPlan<Admitter> admission() {
        return admission;
    }

    /** Adds audiences of the API server. */
    public void addImplicitAudiences(Collection<String> audiences) {
        implicitAudiences.addAll(audiences);
    }

    /** Changes what holds of all walks through the admission chain. */
    public void walks(UnaryOperator<WalkOptions> change) {
        walks = change.apply(walks);
    }

    /** A file that is still to be read. Its mistakes are told with all others. */
    public ConfigurationFile file(Path path) {
        return new ConfigurationFile(path, problems);
    }

    /** Notes a mistake in what was set in code. It is told with all others. */
    public void mistake(String option, String message) {
        problems.accept(
                Origin.of("AccessControl.Builder").key(option, Position.UNKNOWN).problem(message, ""));
    }

    /** Appends what a file declares. */
    public void add(Declarations declared) {
        declared.authentication().forEach(authentication::add);
        declared.authorization().forEach(authorization::add);
        declared.admission().forEach(admission::add);
        addImplicitAudiences(declared.implicitAudiences());
    }

    /**
     * Loads everything.
     *
     * @param loader belongs to the chains from now on
     * @throws InvalidConfigurationException if anything is wrong, after everything was tried and the loader closed
     */
    public Chains build(ModuleLoader loader) {
        boolean complete = false;
        try {
            Chains chains = new Chains(
                    new AuthenticationChain(authentication.load(loader, problems, Plan::member)),
                    new AuthorizationChain(authorization.load(loader, problems, this::authorizationMember)),
                    new AdmissionChain(admission.load(loader, problems, Plan::admissionMember), walks),
                    List.copyOf(implicitAudiences),
                    loader);
            List<Problem> found = problems.inOrder();
            complete = found.isEmpty();
            if (!complete) {
                throw new InvalidConfigurationException(found);
            }
            return chains;
        } finally {
            if (!complete) {
                loader.close();
            }
        }
    }

    private static <T> Member<T> member(Slot<T> slot, T reviewer) {
        return new Member<>(slot.name(), reviewer, slot.failurePolicy());
    }

    private Member<Authorizer> authorizationMember(Slot<Authorizer> slot, Authorizer authorizer) {
        return member(slot, TrialAuthorizer.of(slot.name(), authorizer, slot.enforcement(), walks.trials()));
    }

    private static AdmissionMember admissionMember(Slot<Admitter> slot, Admitter admitter) {
        return new AdmissionMember(
                slot.name(),
                admitter,
                slot.admission().mutating(),
                new RuleMatcher(slot.admission().rules()),
                slot.failurePolicy(),
                Treatment.of(slot.admission(), slot.enforcement()));
    }
}

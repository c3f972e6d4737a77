package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.internal.cache.Caches;
import dev.wasmk8s.runtime.internal.chain.AdmissionMember;
import dev.wasmk8s.runtime.internal.chain.Member;
import dev.wasmk8s.runtime.internal.chain.Treatment;
import dev.wasmk8s.runtime.internal.chain.TrialAuthorizer;
import dev.wasmk8s.runtime.internal.chain.WalkOptions;
import dev.wasmk8s.runtime.internal.config.ConfigurationFile;
import dev.wasmk8s.runtime.internal.config.Declarations;
import dev.wasmk8s.runtime.internal.config.DeclaredGroup;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.config.Problems;
import dev.wasmk8s.runtime.internal.config.WebhookConfiguration;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.AuthorizationConditions;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.match.Surroundings;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is to stand in the three chains, gathered and then built, once or again with what was changed at run time. Not
 * thread-safe.
 */
public final class Plan {
    private final Set<String> implicitAudiences = new LinkedHashSet<>();
    private final ChainPlan<Authenticator> authentication =
            new ChainPlan<>(UseCase.AUTHENTICATION, module -> module.authenticator(List.copyOf(implicitAudiences)));
    private final ChainPlan<Authorizer> authorization =
            new ChainPlan<>(UseCase.AUTHORIZATION, LoadedModule::authorizer);
    private final ChainPlan<Admitter> admission =
            new ChainPlan<>(UseCase.ADMISSION, LoadedModule::admitter, this::slot);
    private final Problems problems = new Problems();
    private final Expressions expressions;
    private final FileJournal journal;
    private NamespaceLookup namespaces = NamespaceLookup.NONE;
    private WalkOptions walks = WalkOptions.DEFAULT;

    /** Begins with empty chains. */
    public Plan() {
        this(new FileJournal());
    }

    /**
     * The same.
     *
     * @param journal notes which files are read
     */
    public Plan(FileJournal journal) {
        this(Expressions.installed(), journal);
    }

    /**
     * The same.
     *
     * @param expressions compiles what operators wrote
     */
    public Plan(Expressions expressions) {
        this(expressions, new FileJournal());
    }

    private Plan(Expressions expressions, FileJournal journal) {
        this.expressions = expressions;
        this.journal = journal;
    }

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

    /** Appends a group that was declared in code to the admission chain. */
    public void add(ModuleGroup group) {
        admission.add(DeclaredGroup.inCode(group, admission.originInCode()));
    }

    /** Adds audiences of the API server. */
    public void addImplicitAudiences(Collection<String> audiences) {
        implicitAudiences.addAll(audiences);
    }

    /** Finds namespaces with this lookup, and no longer with another. */
    public void namespaces(NamespaceLookup lookup) {
        namespaces = lookup;
    }

    /** Changes what holds of all walks through the admission chain. */
    public void walks(UnaryOperator<WalkOptions> change) {
        walks = change.apply(walks);
    }

    /** A file that is still to be read. Its mistakes are told with all others. */
    public ConfigurationFile file(Path path) {
        problems.begin(path.toString());
        return new ConfigurationFile(path, problems, journal);
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
        declared.groups().forEach(admission::add);
        addImplicitAudiences(declared.implicitAudiences());
    }

    /** Appends the webhooks that files configure, in the order of the API server. */
    public void addWebhooks(List<Path> files) {
        add(WebhookConfiguration.inOrder(files.stream()
                .flatMap(file -> file(file).webhookConfigurations().stream())
                .toList()));
    }

    private Slot<Admitter> slot(DeclaredGroup group) {
        return new GroupPlan(group, expressions).slot();
    }

    /** The members of all chains as they are after changes, and where they were declared. */
    public List<Placed> members(Changes changes) {
        List<Placed> members = new ArrayList<>(authentication.members(changes));
        members.addAll(authorization.members(changes));
        members.addAll(admission.members(changes));
        return members;
    }

    /**
     * Loads everything as it was declared.
     *
     * @param loader belongs to the chains from now on
     * @throws InvalidConfigurationException if anything is wrong, after everything was tried and the loader closed
     */
    public Chains build(ModuleLoader loader) {
        return build(loader, Changes.NONE, Signals.NONE);
    }

    /**
     * Loads everything.
     *
     * @param loader belongs to the chains from now on
     * @param changes what was changed at run time
     * @param signals to the observers, who are told what happens to reviews
     * @throws InvalidConfigurationException if anything is wrong, after everything was tried and the loader closed
     */
    public Chains build(ModuleLoader loader, Changes changes, Signals signals) {
        Problems problems = this.problems.copy();
        Decorators observed = new Decorators(signals);
        boolean complete = false;
        Caches caches = new Caches();
        try {
            Authenticator authenticator = observed.authentication(authentication.load(
                    loader, changes, problems, slot -> authenticationMember(slot, observed, caches)));
            Authorizer authorizer = observed.authorization(authorization.load(
                    loader, changes, problems, slot -> authorizationMember(slot, observed, caches, problems)));
            Surroundings surroundings = new Surroundings(namespaces, authorizer);
            Chains chains = new Chains(
                    authenticator,
                    authorizer,
                    observed.admission(
                            admission.load(
                                    loader,
                                    changes,
                                    problems,
                                    slot -> admissionMember(slot, observed, surroundings, problems)),
                            walks),
                    List.copyOf(implicitAudiences),
                    caches,
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

    private static Function<Authenticator, Member<Authenticator>> authenticationMember(
            Slot<Authenticator> slot, Decorators observed, Caches caches) {
        return module -> {
            Authenticator called = observed.authenticator(slot, module);
            Authenticator cached =
                    caches.authenticator(called, slot.cacheTimes(), observed.cache(slot, ReviewKind.AUTHENTICATION));
            return new Member<>(slot.name(), cached, slot.failurePolicy());
        };
    }

    private Function<Authorizer, Member<Authorizer>> authorizationMember(
            Slot<Authorizer> slot, Decorators observed, Caches caches, Problems problems) {
        Conditions<AuthorizationExpression> conditions =
                AuthorizationConditions.compile(slot.matchConditions(), expressions, slot.mistakes(problems));
        return module -> {
            Authorizer cached = caches.authorizer(
                    observed.authorizer(slot, module),
                    slot.cacheTimes(),
                    observed.cache(slot, ReviewKind.AUTHORIZATION));
            Authorizer conditional = observed.conditional(slot, cached, conditions);
            Authorizer treated = TrialAuthorizer.of(
                    slot.name(),
                    conditional,
                    slot.enforcement(),
                    observed.trials(walks.trials(), ReviewKind.AUTHORIZATION));
            return new Member<>(slot.name(), treated, slot.failurePolicy());
        };
    }

    private Function<Admitter, AdmissionMember> admissionMember(
            Slot<Admitter> slot, Decorators observed, Surroundings surroundings, Problems problems) {
        Conditions<AdmissionExpression> conditions = Conditions.compile(
                slot.matchConditions(), expressions, ExpressionCompiler::admission, slot.mistakes(problems));
        AdmissionMatcher matcher = observed.matcher(
                slot, AdmissionMatcher.of(slot.admission(), conditions, slot.failurePolicy(), surroundings));
        return admitter -> new AdmissionMember(
                slot.name(),
                observed.admitter(slot, admitter),
                slot.admission().mutating(),
                matcher,
                slot.failurePolicy(),
                Treatment.of(slot.admission(), slot.enforcement()));
    }
}

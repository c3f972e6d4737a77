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
import java.util.Optional;
import java.util.Set;
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
            Building building = new Building(loader, changes, problems, observed, caches);
            Authenticator authenticator = observed.authentication(authenticators(building));
            Authorizer authorizer = observed.authorization(authorizers(building));
            Admitter admitter =
                    observed.admission(admitters(building, new Surroundings(namespaces, authorizer)), walks);
            Chains chains =
                    new Chains(authenticator, authorizer, admitter, List.copyOf(implicitAudiences), caches, loader);
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

    /** What all chains of one build share. */
    private record Building(
            ModuleLoader loader, Changes changes, Problems problems, Decorators observed, Caches caches) {
        <T> List<Slot<T>> slots(ChainPlan<T> plan) {
            return plan.slots(changes, problems);
        }

        /** Loads what is to stand in a place; empty if it cannot be loaded, after the reasons were reported. */
        <T> Optional<T> open(ChainPlan<T> plan, Slot<T> slot) {
            return slot.opener().apply(new Loading(loader, plan.useCase(), problems));
        }
    }

    private List<Member<Authenticator>> authenticators(Building building) {
        Decorators observed = building.observed();
        List<Member<Authenticator>> members = new ArrayList<>();
        for (Slot<Authenticator> slot : building.slots(authentication)) {
            Optional<Authenticator> module = building.open(authentication, slot);
            if (module.isPresent()) {
                Authenticator cached = building.caches()
                        .authenticator(
                                observed.authenticator(slot, module.get()),
                                slot.cacheTimes(),
                                observed.cache(slot, ReviewKind.AUTHENTICATION));
                members.add(new Member<>(slot.name(), cached, slot.failurePolicy()));
            }
        }
        return members;
    }

    private List<Member<Authorizer>> authorizers(Building building) {
        Decorators observed = building.observed();
        List<Member<Authorizer>> members = new ArrayList<>();
        for (Slot<Authorizer> slot : building.slots(authorization)) {
            Conditions<AuthorizationExpression> conditions = AuthorizationConditions.compile(
                    slot.matchConditions(), expressions, slot.mistakes(building.problems()));
            Optional<Authorizer> module = building.open(authorization, slot);
            if (module.isPresent()) {
                Authorizer cached = building.caches()
                        .authorizer(
                                observed.authorizer(slot, module.get()),
                                slot.cacheTimes(),
                                observed.cache(slot, ReviewKind.AUTHORIZATION));
                Authorizer treated = TrialAuthorizer.of(
                        slot.name(),
                        observed.conditional(slot, cached, conditions),
                        slot.enforcement(),
                        observed.trials(walks.trials(), ReviewKind.AUTHORIZATION));
                members.add(new Member<>(slot.name(), treated, slot.failurePolicy()));
            }
        }
        return members;
    }

    private List<AdmissionMember> admitters(Building building, Surroundings surroundings) {
        Decorators observed = building.observed();
        List<AdmissionMember> members = new ArrayList<>();
        for (Slot<Admitter> slot : building.slots(admission)) {
            Conditions<AdmissionExpression> conditions = Conditions.compile(
                    slot.matchConditions(),
                    expressions,
                    ExpressionCompiler::admission,
                    slot.mistakes(building.problems()));
            AdmissionMatcher matcher = observed.matcher(
                    slot, AdmissionMatcher.of(slot.admission(), conditions, slot.failurePolicy(), surroundings));
            Optional<Admitter> module = building.open(admission, slot);
            if (module.isPresent()) {
                members.add(new AdmissionMember(
                        slot.name(),
                        observed.admitter(slot, module.get()),
                        slot.admission().mutating(),
                        matcher,
                        slot.failurePolicy(),
                        Treatment.of(slot.admission(), slot.enforcement())));
            }
        }
        return members;
    }
}

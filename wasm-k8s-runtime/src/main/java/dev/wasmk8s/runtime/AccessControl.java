package dev.wasmk8s.runtime;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.observation.Observer;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.internal.assembly.ChainPlan;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.handler.AdmissionReviewHandler;
import dev.wasmk8s.runtime.internal.handler.LocalSubjectAccessReviewHandler;
import dev.wasmk8s.runtime.internal.handler.SelfSubjectAccessReviewHandler;
import dev.wasmk8s.runtime.internal.handler.SelfSubjectRulesReviewHandler;
import dev.wasmk8s.runtime.internal.handler.SubjectAccessReviewHandler;
import dev.wasmk8s.runtime.internal.handler.WebhookReviewHandler;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.patch.PatchLibrary;
import dev.wasmk8s.runtime.internal.review.ModuleLoaders;
import dev.wasmk8s.runtime.internal.review.Preparation;
import dev.wasmk8s.runtime.internal.version.CurrentAdmitter;
import dev.wasmk8s.runtime.internal.version.CurrentAuthenticator;
import dev.wasmk8s.runtime.internal.version.CurrentAuthorizer;
import dev.wasmk8s.runtime.internal.version.CurrentTokenReviews;
import dev.wasmk8s.runtime.internal.version.Reloader;
import dev.wasmk8s.runtime.internal.version.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: authentication, authorization and admission by WebAssembly modules, each a chain of them.
 *
 * <pre>{@code
 * try (AccessControl control = AccessControl.load(Path.of("access-control.yaml"))) {
 *     Decision decision = control.authorizer().authorize(spec);
 *     Verdict verdict = control.admitter().admit(request);
 * }
 * }</pre>
 *
 * <p>The chains answer as those of the API server do:
 *
 * <ul>
 *   <li>authentication: the first module that knows the user decides. An empty chain knows nobody.
 *   <li>authorization: the first module that allows or denies decides. An empty chain has no opinion.
 *   <li>admission: mutating modules, one after the other, then validating ones, as far as their rules, selectors and
 *       match conditions match, until one denies. An empty chain allows.
 * </ul>
 *
 * <p>Thread-safe; calls run in parallel, each on the caller's thread and on a pristine guest, and block for at most the
 * sum of the deadlines of the modules asked. Whatever keeps a module from answering is a failure and denies, unless the
 * module's {@link FailurePolicy} says otherwise.
 *
 * <p>Modules and settings can be changed at any time: by {@link #update}, by {@link #reload} after files have changed, by
 * {@link Builder#watchFiles watching} them, or by {@link #replace}. All of a new version is read, checked and compiled,
 * and a first guest of each module started, before it is used; if anything is wrong, everything stays as it is. Each call
 * is answered by the one version that was in use when it began, also through an {@code Authenticator} and so on that was
 * handed out before. A version that was replaced is closed after its last call. Changes are made one after the other, on
 * the calling thread, and block on the file system and the compiler; calls do not wait for them.
 */
public final class AccessControl implements AutoCloseable {
    private final Reloader reloader;
    private final Versions versions;

    private AccessControl(Reloader reloader) {
        this.reloader = reloader;
        this.versions = reloader.versions();
    }

    /** Starts with three empty chains. */
    public static Builder builder() {
        // Before anything else, to go on while the caller says what it wants, and files are read.
        Preparation.forModules();
        return new Builder();
    }

    /**
     * Loads an AccessControlConfiguration, or another {@linkplain Builder#file file that says what it is}, and the
     * modules that it names. Blocks on the file system and the compiler.
     *
     * @throws InvalidConfigurationException if anything in it is wrong; it tells every problem
     */
    public static AccessControl load(Path file) {
        return builder().file(file).build();
    }

    /**
     * Finds out what is wrong with {@linkplain Builder#file files that say what they are} and with the modules that they
     * name, taken together. Blocks on the file system and the compiler; nothing stays loaded.
     *
     * @return every problem, in the order of the files and of what stands in them; empty if all is well
     */
    public static List<Problem> check(Path... files) {
        Builder builder = builder();
        for (Path file : files) {
            builder.file(file);
        }
        return builder.check();
    }

    /** The authentication chain. It fails with {@code CLOSED} after {@link #close}. */
    public Authenticator authenticator() {
        return new CurrentAuthenticator(versions);
    }

    /** The authorization chain. It fails with {@code CLOSED} after {@link #close}. */
    public Authorizer authorizer() {
        return new CurrentAuthorizer(versions);
    }

    /** The admission chain. It fails with {@code CLOSED} after {@link #close}. */
    public Admitter admitter() {
        return new CurrentAdmitter(versions);
    }

    /**
     * The authentication chain for whole TokenReviews. A review that names no audiences is about the
     * {@linkplain Builder#implicitAudiences implicit ones}; failures are told in {@code status.error} if nobody is
     * authenticated.
     */
    public ReviewHandler tokenReviews() {
        return new CurrentTokenReviews(versions);
    }

    /** The authorization chain for whole SubjectAccessReviews; failures are told in {@code status.evaluationError}. */
    public ReviewHandler subjectAccessReviews() {
        return new SubjectAccessReviewHandler(authorizer());
    }

    /**
     * The authorization chain for whole SelfSubjectAccessReviews: what a user asks about itself.
     *
     * @param caller who asks, as it was authenticated, with the groups that the API server adds
     */
    public ReviewHandler selfSubjectAccessReviews(UserInfo caller) {
        return new SelfSubjectAccessReviewHandler(authorizer(), Objects.requireNonNull(caller, "caller"));
    }

    /**
     * The authorization chain for whole LocalSubjectAccessReviews. One that is not about resources in the namespace is
     * malformed.
     *
     * @param namespace that of the request
     */
    public ReviewHandler localSubjectAccessReviews(String namespace) {
        return new LocalSubjectAccessReviewHandler(authorizer(), Objects.requireNonNull(namespace, "namespace"));
    }

    /**
     * Answers SelfSubjectRulesReviews with the list of no rules that says of itself to be incomplete: modules answer
     * questions and cannot list what they allow.
     */
    public ReviewHandler selfSubjectRulesReviews() {
        return new SelfSubjectRulesReviewHandler();
    }

    /**
     * The admission chain for whole AdmissionReviews. A changed object is a patch of the type {@code Full}, and audit
     * annotations have the prefixes of their modules.
     */
    public ReviewHandler admissionReviews() {
        return new AdmissionReviewHandler(admitter());
    }

    /**
     * The same with patches of another type. With {@link PatchType#JSON_PATCH} the answers are what an API server takes
     * from a webhook: keys of audit annotations have no slash either, since it puts a prefix before them.
     *
     * @throws IllegalStateException if the type needs a library that is not there; it tells which
     */
    public ReviewHandler admissionReviews(PatchType type) {
        if (type == PatchType.FULL) {
            return admissionReviews();
        }
        PatchLibrary.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        return new WebhookReviewHandler(admitter());
    }

    /**
     * Changes modules and groups, for example the settings of a module:
     *
     * <pre>{@code
     * control.update(update -> update.admission().settings("labels", RawJson.of("{\"required\":[\"team\"]}")));
     * }</pre>
     *
     * <p>Configuration files are not read, and modules that stay as they are keep their guests.
     *
     * @param update says what to change; what it throws is thrown on, and nothing is changed
     * @return what is in use now
     * @throws InvalidConfigurationException if anything is wrong; it tells every problem, and everything stays as it is
     * @throws dev.wasmk8s.review.ReviewException with {@code CLOSED} after {@link #close}
     */
    public ControlVersion update(Consumer<ModuleUpdate> update) {
        return reloader.update(update);
    }

    /**
     * Reads everything anew that the builder named: configuration files, and the files of modules. What was changed by
     * {@link #update} stays changed. Modules that are the same keep their code, and their guests if they are declared the
     * same.
     *
     * @return what is in use now
     * @throws InvalidConfigurationException if anything is wrong; it tells every problem, and everything stays as it is
     * @throws dev.wasmk8s.review.ReviewException with {@code CLOSED} after {@link #close}
     */
    public ControlVersion reload() {
        return reloader.reload();
    }

    /**
     * Puts what another builder has gathered in the place of everything, what was changed by {@link #update} included. How
     * modules are executed, where compiled ones are kept, and whether and by whom files are watched stays as it is.
     *
     * @param builder not changed, and free for further use
     * @return what is in use now
     * @throws InvalidConfigurationException if anything is wrong; it tells every problem, and everything stays as it is
     * @throws dev.wasmk8s.review.ReviewException with {@code CLOSED} after {@link #close}
     */
    public ControlVersion replace(Builder builder) {
        return reloader.replace(builder.plans());
    }

    /** The modules in use, with why the last attempts to replace them failed. Does not block. */
    public List<ModuleVersion> modules() {
        return reloader.current().modules();
    }

    /** The version in use, with why the last attempts to replace its modules failed. Does not block. */
    public ControlVersion version() {
        return reloader.current();
    }

    /**
     * The version in use, and those before it that still have calls, the newest first; without failures. None after {@link
     * #close}, once the last call has ended.
     */
    public List<ControlVersion> versions() {
        return versions.descriptions();
    }

    /**
     * Why an attempt to change anything failed; empty if none did, or a later one went well. What was wrong with files is
     * made good only by reading them anew. Does not block.
     */
    public Optional<ReloadFailure> lastFailure() {
        return reloader.lastFailure();
    }

    /**
     * Lets no new call begin, and watches files no longer. Calls that run finish; this does not wait for them. A second
     * time does nothing.
     */
    @Override
    public void close() {
        reloader.close();
    }

    /**
     * Gathers what the chains consist of, in order: what is added first is asked first. Nothing is read or checked
     * before {@link #build}, which can be called more than once and reads files anew. Not thread-safe; no parameter may
     * be null.
     */
    public static final class Builder {
        private final List<Consumer<Plan>> steps = new ArrayList<>();
        private EngineMode engineMode = EngineMode.COMPILED;
        private @Nullable Path cacheDirectory;
        private long cacheMaxBytes = ImageDirectory.DEFAULT_MAX_BYTES;
        private final List<Observer> observers = new ArrayList<>();
        private @Nullable Duration watchInterval;
        private ReloadListener reloadListener = event -> {};

        private Builder() {}

        /**
         * Appends everything that a file declares, in YAML or JSON. By {@code apiVersion} and {@code kind} it is
         *
         * <ul>
         *   <li>an AccessControlConfiguration ({@code wasmk8s.dev/v1alpha1}), for all chains,
         *   <li>an AuthorizationConfiguration ({@code apiserver.config.k8s.io/v1} or {@code v1beta1}), whose webhooks name
         *       modules,
         *   <li>an AdmissionConfiguration ({@code apiserver.config.k8s.io/v1}) with a plugin {@code WASM}, or
         *   <li>ValidatingWebhookConfigurations and MutatingWebhookConfigurations ({@code admissionregistration.k8s.io/v1}),
         *       in one document or several, whose webhooks name modules.
         * </ul>
         *
         * <p>An AuthenticationConfiguration is a problem: no module can do what it says. A bare list of modules does not
         * say what it is; it goes to the method of its chain.
         */
        public Builder file(Path file) {
            return add(plan -> plan.add(plan.file(file).anyKind()));
        }

        /** Appends modules to the authentication chain. Their rules, conditions and failure policies have no meaning. */
        public Builder authentication(ModuleDefinition... modules) {
            return authentication(List.of(modules));
        }

        /** Appends modules to the authentication chain. Their rules, conditions and failure policies have no meaning. */
        public Builder authentication(List<ModuleDefinition> modules) {
            return addAll(modules, Plan::authentication);
        }

        /** Appends plain Java to the authentication chain. */
        public Builder authentication(String name, Authenticator authenticator) {
            return add(plan -> plan.authentication().add(name, authenticator, false));
        }

        /** Appends the {@code modules} of a file to the authentication chain. */
        public Builder authenticationFile(Path file) {
            return add(plan -> plan.add(plan.file(file).authentication()));
        }

        /** Appends modules to the authorization chain. Their rules have no meaning there. */
        public Builder authorization(ModuleDefinition... modules) {
            return authorization(List.of(modules));
        }

        /** Appends modules to the authorization chain. Their rules have no meaning there. */
        public Builder authorization(List<ModuleDefinition> modules) {
            return addAll(modules, Plan::authorization);
        }

        /** Appends plain Java to the authorization chain. It denies if it fails. */
        public Builder authorization(String name, Authorizer authorizer) {
            return add(plan -> plan.authorization().add(name, authorizer, false));
        }

        /**
         * Appends the modules of a file to the authorization chain: a bare list of them, of which one that names no
         * failure policy has no opinion when it fails, or an AuthorizationConfiguration ({@code
         * apiserver.config.k8s.io/v1} or {@code v1beta1}) whose webhooks name modules.
         */
        public Builder authorizationFile(Path file) {
            return add(plan -> plan.add(plan.file(file).authorization()));
        }

        /** Appends modules to the admission chain. One without rules is never called. */
        public Builder admission(ModuleDefinition... modules) {
            return admission(List.of(modules));
        }

        /** Appends modules to the admission chain. One without rules is never called. */
        public Builder admission(List<ModuleDefinition> modules) {
            return addAll(modules, Plan::admission);
        }

        /**
         * Appends a group of modules to the admission chain, where it is one member. It needs {@code wasm-k8s-cel} on the
         * class path. Its members are called {@code GROUP/MEMBER} in errors, logs and audit annotations.
         */
        public Builder group(ModuleGroup group) {
            Objects.requireNonNull(group, "group");
            return add(plan -> plan.add(group));
        }

        /** Appends plain Java that does not change objects to the admission chain. It denies if it fails. */
        public Builder validation(String name, Admitter admitter, AdmissionRule... rules) {
            return add(plan -> plan.admission().add(name, admitter, false, rules));
        }

        /** Appends plain Java that may change objects to the admission chain. It denies if it fails. */
        public Builder mutation(String name, Admitter admitter, AdmissionRule... rules) {
            return add(plan -> plan.admission().add(name, admitter, true, rules));
        }

        /**
         * Appends the modules of a file to the admission chain: a bare list of them, an AdmissionConfiguration ({@code
         * apiserver.config.k8s.io/v1}) with a plugin {@code WASM}, or configurations of webhooks.
         */
        public Builder admissionFile(Path file) {
            return add(plan -> plan.add(plan.file(file).admission()));
        }

        /**
         * Appends the webhooks of ValidatingWebhookConfigurations and MutatingWebhookConfigurations ({@code
         * admissionregistration.k8s.io/v1}), whose {@code clientConfig} names a module, to the admission chain. They are
         * asked in the order of the API server: by the names of their objects, whatever file these are in, then by
         * position. {@code matchPolicy} is always {@code Exact}, because objects are not converted.
         */
        public Builder webhookConfigurationFiles(Path... files) {
            List<Path> copy = List.of(files);
            return add(plan -> plan.addWebhooks(copy));
        }

        /**
         * Adds audiences of the API server. They stand in where a module's answer names none. Default: none, so that a
         * token whose audiences are limited and whose module does not know audiences is nobody's.
         */
        public Builder implicitAudiences(List<String> audiences) {
            return add(plan -> plan.addImplicitAudiences(audiences));
        }

        /**
         * Sets where namespaces are found, for {@linkplain AdmissionOptions#namespaceSelector namespace selectors} and
         * the {@code namespaceObject} of match conditions; the last call counts. It is asked at most once in a request,
         * on the thread of the caller, and only if a module needs it whose rules match. Default: {@link
         * NamespaceLookup#NONE}, which knows none.
         *
         * <p>A request in a namespace that is not found is refused with 404, {@code NotFound}, if a module has to look
         * at the labels of the namespace, and with 500, {@code InternalError}, if the lookup fails, both whatever the
         * module's failure policy. So whoever uses such selectors has to set a lookup. Namespaces that are created or
         * updated, and objects of the cluster, are judged without it.
         */
        public Builder namespaces(NamespaceLookup lookup) {
            Objects.requireNonNull(lookup, "lookup");
            return add(plan -> plan.namespaces(lookup));
        }

        /**
         * Sets whether audit annotations of the admission chain tell the patches of mutating modules, as the API server's
         * do at audit level {@code Request} and above. They may hold what is secret. Default: false.
         */
        public Builder auditPatches(boolean value) {
            return add(plan -> plan.walks(walks -> walks.withAuditPatches(value)));
        }

        /**
         * Sets how long the admission chain may take for one request. No module is asked after that, and the request is
         * denied with HTTP code 504. A call that runs then is not stopped before its own deadline. Default: no limit but
         * the sum of the modules' deadlines.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder requestDeadline(Duration deadline) {
            if (deadline.isZero() || deadline.isNegative()) {
                throw new IllegalArgumentException("requestDeadline must be positive: " + deadline);
            }
            return add(plan -> plan.walks(walks -> walks.withDeadline(deadline)));
        }

        /** Sets how modules are executed. Default: {@link EngineMode#COMPILED}. */
        public Builder engineMode(EngineMode mode) {
            engineMode = mode;
            return this;
        }

        /**
         * Keeps compiled modules in a directory, so that a process which starts later need not compile them again.
         * Any number of processes may share it, and files in it may be deleted at any time. Default: none.
         *
         * <p>What lies there is code that will run in this process. A directory that belongs to another user, or that
         * others can write to, is a problem that {@link #build} tells; one that is missing is made, for this user alone.
         * Where there are no Unix permissions this is not checked: choose one that only this user can write to.
         */
        public Builder cacheDirectory(Path directory) {
            cacheDirectory = Objects.requireNonNull(directory, "directory");
            return this;
        }

        /**
         * Sets how many bytes the {@linkplain #cacheDirectory directory} may hold; then what was not used for longest is
         * deleted. Default: 256 MiB.
         *
         * @throws IllegalArgumentException if there are not any
         */
        public Builder cacheMaxBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("cacheMaxBytes must be positive: " + bytes);
            }
            cacheMaxBytes = bytes;
            return this;
        }

        /**
         * Adds an observer, which is told what happens to reviews from then on. Default: none, and then nothing is
         * timed or made for one. Several are told in the order in which they were added.
         */
        public Builder observer(Observer observer) {
            observers.add(Objects.requireNonNull(observer, "observer"));
            return this;
        }

        /**
         * Has everything {@linkplain AccessControl#reload reloaded} when a configuration file, or the file of a module, has
         * other contents than before. If that fails everything stays as it is, and it is tried again when files change
         * again. The outcome is told to the {@linkplain #reloadListener listener} and to the log {@code
         * dev.wasmk8s.runtime.reload}. Default: files are not watched.
         *
         * <p>A daemon thread does this until the access control is closed. It is told of changes by the file system, where
         * that does so, and looks at the contents of all files at least once in each interval. A change counts when files
         * have stayed the same for a moment. Links are followed, so that it sees when Kubernetes replaces the files of a
         * mounted ConfigMap or Secret. Who can write these files decides who may do what.
         *
         * @param interval how long a change may stay unseen, such as ten seconds
         * @throws IllegalArgumentException if the interval is not positive
         */
        public Builder watchFiles(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("interval must be positive: " + interval);
            }
            watchInterval = interval;
            return this;
        }

        /** Sets who hears how changes at run time end. Default: nobody; the log is told in any case. */
        public Builder reloadListener(ReloadListener listener) {
            reloadListener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Reads the files and loads the modules. Blocks on the file system and the compiler.
         *
         * @throws InvalidConfigurationException if anything in a file or about a module is wrong; it tells every
         *     problem, and nothing stays loaded
         */
        public AccessControl build() {
            Function<FileJournal, Plan> plans = plans();
            FileJournal journal = new FileJournal();
            Plan plan = plans.apply(journal);
            ModuleLoaders loaders = ModuleLoaders.start(engineMode, store(plan), Signals.to(observers));
            Reloader reloader = Reloader.start(plans, plan, journal, loaders, reloadListener, Clock.systemUTC());
            if (watchInterval != null) {
                reloader.watch(watchInterval);
            }
            return new AccessControl(reloader);
        }

        /**
         * Does what {@link #build} does and closes the result, to find out what is wrong. Blocks on the file system and
         * the compiler.
         *
         * @return every problem, in the order of the files and of what stands in them; empty if all is well
         */
        public List<Problem> check() {
            try {
                build().close();
                return List.of();
            } catch (InvalidConfigurationException e) {
                return e.problems();
            }
        }

        /** What makes plans of all that was gathered so far; later additions do not reach it. */
        private Function<FileJournal, Plan> plans() {
            List<Consumer<Plan>> copy = List.copyOf(steps);
            return journal -> {
                Plan plan = new Plan(journal);
                for (Consumer<Plan> step : copy) {
                    step.accept(plan);
                }
                return plan;
            };
        }

        private ImageStore store(Plan plan) {
            if (cacheDirectory == null) {
                return ImageStore.NONE;
            }
            try {
                return ImageDirectory.open(cacheDirectory, cacheMaxBytes);
            } catch (IOException e) {
                plan.mistake("cacheDirectory", "compiled modules cannot be kept: " + e.getMessage());
                return ImageStore.NONE;
            }
        }

        private Builder addAll(List<ModuleDefinition> modules, Function<Plan, ? extends ChainPlan<?>> chain) {
            List<ModuleDefinition> copy = List.copyOf(modules);
            return add(plan -> {
                for (ModuleDefinition module : copy) {
                    chain.apply(plan).add(module);
                }
            });
        }

        private Builder add(Consumer<Plan> step) {
            steps.add(step);
            return this;
        }
    }
}

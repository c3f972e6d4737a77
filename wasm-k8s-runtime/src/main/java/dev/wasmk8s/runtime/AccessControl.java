package dev.wasmk8s.runtime;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.internal.assembly.ChainPlan;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.handler.AdmissionReviewHandler;
import dev.wasmk8s.runtime.internal.handler.SubjectAccessReviewHandler;
import dev.wasmk8s.runtime.internal.handler.TokenReviewHandler;
import dev.wasmk8s.runtime.internal.handler.WebhookReviewHandler;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.patch.PatchLibrary;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.runtime.internal.review.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 *   <li>admission: mutating modules, one after the other, then validating ones, as far as their rules match, until one
 *       denies. An empty chain allows.
 * </ul>
 *
 * <p>Thread-safe; calls run in parallel, each on the caller's thread and on a pristine guest, and block for at most the
 * sum of the deadlines of the modules asked. Whatever keeps a module from answering is a failure and denies, unless the
 * module's {@link FailurePolicy} says otherwise.
 */
public final class AccessControl implements AutoCloseable {
    private final Chains chains;
    private volatile boolean closed;

    private AccessControl(Chains chains) {
        this.chains = chains;
    }

    /** Starts with three empty chains. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Loads an AccessControlConfiguration and the modules that it names. Blocks on the file system and the compiler.
     *
     * @throws InvalidConfigurationException if anything in it is wrong; it tells every problem
     */
    public static AccessControl load(Path file) {
        return builder().file(file).build();
    }

    /** The authentication chain. It fails with {@code CLOSED} after {@link #close}. */
    public Authenticator authenticator() {
        return spec -> open().authenticator().authenticate(spec);
    }

    /** The authorization chain. It fails with {@code CLOSED} after {@link #close}. */
    public Authorizer authorizer() {
        return spec -> open().authorizer().authorize(spec);
    }

    /** The admission chain. It fails with {@code CLOSED} after {@link #close}. */
    public Admitter admitter() {
        return request -> open().admitter().admit(request);
    }

    /**
     * The authentication chain for whole TokenReviews. A review that names no audiences is about the
     * {@linkplain Builder#implicitAudiences implicit ones}; failures are told in {@code status.error} if nobody is
     * authenticated.
     */
    public ReviewHandler tokenReviews() {
        return new TokenReviewHandler(authenticator(), chains.implicitAudiences());
    }

    /** The authorization chain for whole SubjectAccessReviews; failures are told in {@code status.evaluationError}. */
    public ReviewHandler subjectAccessReviews() {
        return new SubjectAccessReviewHandler(authorizer());
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

    /** Lets no new call begin. Calls that run finish; this does not wait for them. A second time does nothing. */
    @Override
    public void close() {
        closed = true;
        chains.loader().close();
    }

    private Chains open() {
        if (closed) {
            throw new ReviewException(FailureCode.CLOSED, "access control was closed");
        }
        return chains;
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

        private Builder() {
            // While the caller says what it wants, and files are read.
            Preparation.forModules();
        }

        /** Appends everything that an AccessControlConfiguration declares, in YAML or JSON. */
        public Builder file(Path file) {
            return add(plan -> plan.add(plan.file(file).accessControl()));
        }

        /** Appends modules to the authentication chain. Their rules and failure policies have no meaning there. */
        public Builder authentication(ModuleDefinition... modules) {
            return authentication(List.of(modules));
        }

        /** Appends modules to the authentication chain. Their rules and failure policies have no meaning there. */
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
         * Appends the {@code modules} of a file to the authorization chain. A module that names no failure policy has
         * no opinion when it fails.
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

        /** Appends plain Java that does not change objects to the admission chain. It denies if it fails. */
        public Builder validation(String name, Admitter admitter, AdmissionRule... rules) {
            return add(plan -> plan.admission().add(name, admitter, false, rules));
        }

        /** Appends plain Java that may change objects to the admission chain. It denies if it fails. */
        public Builder mutation(String name, Admitter admitter, AdmissionRule... rules) {
            return add(plan -> plan.admission().add(name, admitter, true, rules));
        }

        /**
         * Appends the {@code modules} of a file to the admission chain: a bare list of them, or an
         * AdmissionConfiguration ({@code apiserver.config.k8s.io/v1}) with a plugin {@code WASM}.
         */
        public Builder admissionFile(Path file) {
            return add(plan -> plan.add(plan.file(file).admission()));
        }

        /**
         * Adds audiences of the API server. They stand in where a module's answer names none. Default: none, so that a
         * token whose audiences are limited and whose module does not know audiences is nobody's.
         */
        public Builder implicitAudiences(List<String> audiences) {
            return add(plan -> plan.addImplicitAudiences(audiences));
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
         * Reads the files and loads the modules. Blocks on the file system and the compiler.
         *
         * @throws InvalidConfigurationException if anything in a file or about a module is wrong; it tells every
         *     problem, and nothing stays loaded
         */
        public AccessControl build() {
            Plan plan = new Plan();
            for (Consumer<Plan> step : steps) {
                step.accept(plan);
            }
            return new AccessControl(plan.build(ModuleLoader.start(engineMode, store(plan))));
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

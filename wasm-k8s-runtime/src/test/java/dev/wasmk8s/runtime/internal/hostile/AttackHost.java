package dev.wasmk8s.runtime.internal.hostile;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.review.CompilingLoader;
import dev.wasmk8s.runtime.internal.review.LoadOptions;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoaders;
import dev.wasmk8s.spec.UseCase;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Suffers attacks in one mode. Thread-safe. */
final class AttackHost implements AutoCloseable {
    static final String TOKEN = "a-secret-token-";

    /** Enough for whatever ends by itself. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration SHORT = Duration.ofMillis(60);

    private static final RawJson OBJECT =
            RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":"
                    + "\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}");

    private final AttackMode mode;
    private final ModuleLoaders loaders;

    AttackHost(AttackMode mode, AttackMode.Store store) {
        this.mode = mode;
        this.loaders = mode.loaders(store);
    }

    /**
     * What came of an attack.
     *
     * @param message of the failure, with the module's name; empty if there was none
     */
    record Outcome(Attack.Expected actual, String message) {}

    /** A loader of modules, to be closed. */
    CompilingLoader open() {
        return loaders.open(new LoadOptions(false, new FileJournal()));
    }

    Outcome suffer(Attack attack) {
        return suffer(attack, false);
    }

    /**
     * Has a module carry out its attack.
     *
     * @param debug whether its output is logged
     */
    Outcome suffer(Attack attack, boolean debug) {
        try (CompilingLoader loader = open()) {
            UseCase useCase =
                    switch (attack.as()) {
                        case "authentication" -> UseCase.AUTHENTICATION;
                        case "authorization" -> UseCase.AUTHORIZATION;
                        default -> UseCase.ADMISSION;
                    };
            return ask(loader.load(definition(attack, useCase, debug), Set.of(useCase)), useCase, attack);
        } catch (UnusableModuleException e) {
            return refused(e.problems());
        } catch (ModuleLoadException e) {
            return refused(e.problems());
        }
    }

    private static Outcome refused(List<String> problems) {
        String message = String.join("; ", problems);
        return new Outcome(new Attack.Expected("load", "MODULE_INVALID", message), message);
    }

    private ModuleDefinition definition(Attack attack, UseCase useCase, boolean debug) throws UnusableModuleException {
        byte[] wasm = attack.wasm();
        Limits limits = Limits.DEFAULT.withDeadline(attack.isEndless(mode.engine()) ? SHORT : PATIENCE);
        limits = attack.memoryPages() == 0 ? limits : limits.withMemoryPages(attack.memoryPages());
        limits = attack.outputBytes() == 0 ? limits : limits.withOutputBytes(attack.outputBytes());
        if (mode == AttackMode.PRECOMPILED) {
            // As the precompiler does.
            List<String> problems = ParsedModule.parse(wasm).problems(Set.of(useCase), limits.memoryPages());
            if (!problems.isEmpty()) {
                throw new UnusableModuleException(problems.get(0));
            }
        }
        return ModuleDefinition.builder(attack.name(), mode.source(wasm, attack.name()))
                .limits(limits)
                .debug(debug)
                .admission(AdmissionOptions.DEFAULT
                        .withMutating(!attack.as().equals("validating"))
                        .withJsonPatch(attack.as().equals("jsonPatch")))
                .build();
    }

    private static Outcome ask(LoadedModule module, UseCase useCase, Attack attack) {
        // It was loaded. Whether its guests start is seen by their failures alone.
        String phase = attack.expected().phase().equals("start") ? "start" : "call";
        try {
            List<ReviewException> errors =
                    switch (useCase) {
                        case AUTHENTICATION -> {
                            module.authenticator(List.of()).authenticate(TokenReviewSpec.of(TOKEN));
                            yield List.of();
                        }
                        case AUTHORIZATION ->
                            module.authorizer()
                                    .authorize(SubjectAccessReviewSpec.of(
                                            UserInfo.of("ann"),
                                            ResourceAttributes.of("get", "", "v1", "configmaps", "shop", "settings")))
                                    .errors();
                        case ADMISSION -> admit(module, attack);
                    };
            return errors.isEmpty()
                    ? new Outcome(new Attack.Expected(phase, "ALLOWED", ""), "")
                    : failed(errors.get(0), phase);
        } catch (ReviewException e) {
            return failed(e, phase);
        }
    }

    private static List<ReviewException> admit(LoadedModule module, Attack attack) {
        Verdict verdict = module.admitter().admit(request(Operation.valueOf(attack.operation())));
        if (verdict.errors().isEmpty() && !verdict.equals(Verdict.allowed())) {
            throw new AssertionError("more than an empty permission: " + verdict);
        }
        return verdict.errors();
    }

    private static Outcome failed(ReviewException failure, String phase) {
        return new Outcome(
                new Attack.Expected(phase, failure.code().name(), failure.detail()),
                String.valueOf(failure.getMessage()));
    }

    private static AdmissionRequest request(Operation operation) {
        AdmissionRequest.Builder builder = AdmissionRequest.builder(
                        operation,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("ann"))
                .name("settings")
                .namespace("shop");
        return (operation == Operation.DELETE ? builder.oldObject(OBJECT) : builder.object(OBJECT)).build();
    }

    @Override
    public void close() {
        loaders.close();
    }
}

package dev.wasmk8s.runtime.internal.hostile;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.review.CompilingLoader;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Good modules, served beside hostile ones on a thread of their own, with every answer checked. */
final class GoodNeighbours implements AutoCloseable {
    private final CompilingLoader loader;
    private final LoadedModule validator;
    private final LoadedModule authenticator;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Integer> served;
    private volatile boolean enough;

    private GoodNeighbours(AttackMode mode, CompilingLoader loader) throws Exception {
        this.loader = loader;
        this.validator = load(mode, "magic-validator", UseCase.ADMISSION);
        this.authenticator = load(mode, "magic-authenticator", UseCase.AUTHENTICATION);
        this.served = thread.submit(this::serve);
    }

    static GoodNeighbours start(AttackMode mode, AttackHost host) throws Exception {
        return new GoodNeighbours(mode, host.open());
    }

    private LoadedModule load(AttackMode mode, String name, UseCase useCase) throws Exception {
        ModuleDefinition definition = ModuleDefinition.builder(name, mode.source(Guests.bytes(name), name))
                .limits(Limits.DEFAULT.withDeadline(AttackHost.PATIENCE))
                .build();
        return loader.load(definition, Set.of(useCase));
    }

    private int serve() {
        int count = 0;
        while (!enough) {
            Verdict denied = validator.admitter().admit(create("not-allowed-value"));
            require(denied instanceof Verdict.Denied && denied.errors().isEmpty(), denied);
            Verdict allowed = validator.admitter().admit(create("fine"));
            require(allowed.equals(Verdict.allowed()), allowed);
            Authentication somebody =
                    authenticator.authenticator(List.of()).authenticate(TokenReviewSpec.of("magic-token"));
            require(somebody instanceof Authentication.Authenticated, somebody);
            count += 3;
        }
        return count;
    }

    private static AdmissionRequest create(String key) {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("ann"))
                .name("settings")
                .namespace("shop")
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\"},"
                        + "\"data\":{\"" + key + "\":\"1\"}}"))
                .build();
    }

    private static void require(boolean right, Object answer) {
        if (!right) {
            throw new AssertionError("a good module gave a wrong answer: " + answer);
        }
    }

    /** Ends the serving. Returns how many calls were answered rightly. Throws what went wrong with any. */
    int stop() throws InterruptedException {
        enough = true;
        try {
            return served.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a good module was not served", e.getCause());
        }
    }

    @Override
    public void close() {
        enough = true;
        thread.shutdown();
        loader.close();
    }
}

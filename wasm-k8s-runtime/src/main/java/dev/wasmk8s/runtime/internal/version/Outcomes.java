package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.ControlVersion;
import dev.wasmk8s.runtime.ModuleVersion;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.ReloadEvent;
import dev.wasmk8s.runtime.ReloadFailure;
import dev.wasmk8s.runtime.ReloadListener;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which modules could not be replaced, and tells the log and the listener how attempts end. Thread-safe. */
final class Outcomes {
    private static final int SHOWN_DIGITS = 12;

    private final ReloadListener listener;

    /** Each one is replaced as a whole, so that reading takes no lock. */
    private volatile Map<ModuleId, ReloadFailure> byModule = Map.of();

    private volatile Optional<ReloadFailure> last = Optional.empty();

    Outcomes(ReloadListener listener) {
        this.listener = listener;
    }

    /** A new version is in use. */
    void applied(ControlVersion version) {
        byModule = Map.of();
        last = Optional.empty();
        log().info("Version {} is in use: {}", version.number(), digests(version.modules()));
        tell(new ReloadEvent.Applied(version));
    }

    /** An attempt has failed. */
    void refused(ReloadFailure failure, Map<ModuleId, List<Problem>> modules, ControlVersion kept) {
        Map<ModuleId, ReloadFailure> failures = new HashMap<>(byModule);
        modules.forEach((module, problems) -> failures.put(module, new ReloadFailure(failure.at(), problems)));
        byModule = Map.copyOf(failures);
        last = Optional.of(failure);
        log().warn(
                        "A change is refused, and version {} stays in use:{}",
                        kept.number(),
                        failure.problems().stream()
                                .map(problem -> "\n  " + problem)
                                .collect(Collectors.joining()));
        tell(new ReloadEvent.Refused(failure, describe(kept)));
    }

    Optional<ReloadFailure> last() {
        return last;
    }

    /** A version with the failures to replace its modules. */
    ControlVersion describe(ControlVersion version) {
        Map<ModuleId, ReloadFailure> failures = byModule;
        if (failures.isEmpty()) {
            return version;
        }
        List<ModuleVersion> modules = version.modules().stream()
                .map(module -> module.withLastFailure(failures.entrySet().stream()
                        .filter(entry -> Description.chain(entry.getKey().chain()) == module.chain()
                                && entry.getKey().name().equals(module.name()))
                        .map(Map.Entry::getValue)
                        .findFirst()))
                .toList();
        return new ControlVersion(version.number(), version.since(), modules);
    }

    private static String digests(List<ModuleVersion> modules) {
        return modules.stream()
                .map(module -> module.chain().name().toLowerCase(Locale.ROOT) + " \"" + module.name() + "\" sha256:"
                        + module.digest().substring(0, SHOWN_DIGITS))
                .collect(Collectors.joining(", "));
    }

    private void tell(ReloadEvent event) {
        try {
            listener.heard(event);
        } catch (RuntimeException e) {
            log().error("A listener failed, which has no effect", e);
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger("dev.wasmk8s.runtime.reload");
    }
}

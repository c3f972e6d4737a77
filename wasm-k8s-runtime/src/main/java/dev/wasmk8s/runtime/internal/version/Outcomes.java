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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which modules could not be replaced, and tells the log and the listener how attempts end. Thread-safe.
 *
 * <p>Files that are broken stay so until they are read anew and are not; a change in code that goes well does not hide
 * them.
 */
final class Outcomes {
    private static final int SHOWN_DIGITS = 12;

    private final ReloadListener listener;

    /** The last attempt with files; null if it went well. This and the next are replaced as a whole: no lock to read. */
    private volatile @Nullable Failed withFiles;

    /** The last attempt in code since; null if it went well. */
    private volatile @Nullable Failed inCode;

    /** A failed attempt: all of it, and what it says of each module. */
    private record Failed(ReloadFailure failure, Map<ModuleId, ReloadFailure> byModule) {}

    Outcomes(ReloadListener listener) {
        this.listener = listener;
    }

    /**
     * A new version is in use.
     *
     * @param anew whether all files were read for it
     */
    void applied(ControlVersion version, boolean anew) {
        inCode = null;
        if (anew) {
            withFiles = null;
        }
        log().info("Version {} is in use: {}", version.number(), digests(version.modules()));
        tell(new ReloadEvent.Applied(version));
    }

    /**
     * An attempt has failed.
     *
     * @param anew whether all files were to be read
     */
    void refused(ReloadFailure failure, Map<ModuleId, List<Problem>> modules, ControlVersion kept, boolean anew) {
        Map<ModuleId, ReloadFailure> byModule = new HashMap<>();
        modules.forEach((module, problems) -> byModule.put(module, new ReloadFailure(failure.at(), problems)));
        if (anew) {
            withFiles = new Failed(failure, byModule);
        } else {
            inCode = new Failed(failure, byModule);
        }
        log().warn(
                        "A change is refused, and version {} stays in use:{}",
                        kept.number(),
                        failure.problems().stream()
                                .map(problem -> "\n  " + problem)
                                .collect(Collectors.joining()));
        tell(new ReloadEvent.Refused(failure, describe(kept)));
    }

    /** The last failure that was not made good. */
    Optional<ReloadFailure> last() {
        Failed files = withFiles;
        Failed code = inCode;
        if (files == null
                || (code != null && code.failure().at().isAfter(files.failure().at()))) {
            files = code;
        }
        return Optional.ofNullable(files).map(Failed::failure);
    }

    private Map<ModuleId, ReloadFailure> byModule() {
        Map<ModuleId, ReloadFailure> failures = new HashMap<>();
        Failed files = withFiles;
        if (files != null) {
            failures.putAll(files.byModule());
        }
        Failed code = inCode;
        if (code != null) {
            failures.putAll(code.byModule());
        }
        return failures;
    }

    /** A version with the failures to replace its modules. */
    ControlVersion describe(ControlVersion version) {
        Map<ModuleId, ReloadFailure> failures = byModule();
        if (failures.isEmpty()) {
            return version;
        }
        List<ModuleVersion> modules = version.modules().stream()
                .map(module -> module.withLastFailure(
                        Optional.ofNullable(failures.get(new ModuleId(module.chain(), module.name())))))
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

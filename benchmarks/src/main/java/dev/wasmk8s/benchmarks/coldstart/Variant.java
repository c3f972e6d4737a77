package dev.wasmk8s.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One way to start. */
enum Variant {
    INTERPRETED,
    COMPILED,
    CACHED,
    PRECOMPILED,
    /** With an archive of application classes, which JDK 13 and later make. */
    PRECOMPILED_CDS,
    /** With the ahead-of-time cache of JDK 25 and later. */
    PRECOMPILED_AOT;

    private static final int FIRST_JDK_WITH_AOT_CACHE = 25;

    boolean isSupportedBy(int jdk) {
        return this != PRECOMPILED_AOT || jdk >= FIRST_JDK_WITH_AOT_CACHE;
    }

    /** How to run it. */
    List<String> run(Path java, Setting setting) {
        return command(
                java,
                setting,
                switch (this) {
                    case PRECOMPILED_CDS -> Optional.of("-XX:SharedArchiveFile=" + archive(setting));
                    case PRECOMPILED_AOT -> Optional.of("-XX:AOTCache=" + archive(setting));
                    default -> Optional.empty();
                });
    }

    /** What to run once before, if anything. */
    Optional<List<String>> prepare(Path java, Setting setting) {
        return switch (this) {
            case CACHED -> Optional.of(run(java, setting));
            case PRECOMPILED_CDS ->
                Optional.of(command(java, setting, Optional.of("-XX:ArchiveClassesAtExit=" + archive(setting))));
            case PRECOMPILED_AOT ->
                Optional.of(command(java, setting, Optional.of("-XX:AOTCacheOutput=" + archive(setting))));
            default -> Optional.empty();
        };
    }

    private List<String> command(Path java, Setting setting, Optional<String> option) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        option.ifPresent(command::add);
        command.addAll(List.of("-cp", setting.classPath(), FirstDecision.class.getName()));
        command.addAll(
                switch (this) {
                    case INTERPRETED, COMPILED ->
                        List.of(
                                this == INTERPRETED ? "interpreted" : "compiled",
                                setting.module().toString(),
                                setting.review().toString());
                    case CACHED ->
                        List.of(
                                "cached",
                                setting.module().toString(),
                                setting.review().toString(),
                                setting.work().resolve("cache").toString());
                    case PRECOMPILED, PRECOMPILED_CDS, PRECOMPILED_AOT ->
                        List.of(
                                "precompiled",
                                setting.className(),
                                setting.review().toString());
                });
        return command;
    }

    private Path archive(Setting setting) {
        return setting.work().resolve(name().toLowerCase(Locale.ROOT) + ".archive");
    }
}

package dev.wasmk8s.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One way to start: where code comes from, and what the JVM keeps of the classes from an earlier start. */
record Variant(Code code, Sharing sharing) {
    /** Where the module's code comes from. */
    enum Code {
        INTERPRETED,
        COMPILED,
        CACHED,
        PRECOMPILED
    }

    /** What the JVM keeps from an earlier start. */
    enum Sharing {
        /** The classes of the JDK, as every JVM does that was not told otherwise. */
        STOCK("", ""),
        /** With an archive of application classes, which JDK 13 and later make. */
        CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
        /** With the ahead-of-time cache of JDK 25 and later. */
        AOT("-XX:AOTCacheOutput=", "-XX:AOTCache=");

        private static final int FIRST_JDK_WITH_AOT_CACHE = 25;

        private final String make;
        private final String use;

        Sharing(String make, String use) {
            this.make = make;
            this.use = use;
        }

        /** What the JVM is told, without the file; empty if nothing. */
        String option() {
            return use;
        }

        boolean isSupportedBy(int jdk) {
            return this != AOT || jdk >= FIRST_JDK_WITH_AOT_CACHE;
        }
    }

    /** Those that a JDK has. */
    static List<Variant> of(int jdk) {
        List<Variant> variants = new ArrayList<>();
        for (Code code : Code.values()) {
            for (Sharing sharing : Sharing.values()) {
                if (sharing.isSupportedBy(jdk)) {
                    variants.add(new Variant(code, sharing));
                }
            }
        }
        return variants;
    }

    String title() {
        return (code + " " + sharing).toLowerCase(Locale.ROOT);
    }

    /** The options of the JVM, by which it finds what it kept. */
    List<String> options(Setting setting) {
        return sharing == Sharing.STOCK ? List.of() : List.of(sharing.use + archive(setting));
    }

    /** How to run it. */
    List<String> run(Path java, Setting setting) {
        return command(java, setting, options(setting));
    }

    /** What to run before, one after the other: compiled modules must be in the cache when classes are archived. */
    List<List<String>> prepare(Path java, Setting setting) {
        List<List<String>> commands = new ArrayList<>();
        if (code == Code.CACHED) {
            commands.add(command(java, setting, List.of()));
        }
        if (sharing != Sharing.STOCK) {
            commands.add(command(java, setting, List.of(sharing.make + archive(setting))));
        }
        return commands;
    }

    private List<String> command(Path java, Setting setting, List<String> options) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", setting.classPath(), FirstDecision.class.getName()));
        command.add(code.name().toLowerCase(Locale.ROOT));
        command.add(
                code == Code.PRECOMPILED
                        ? setting.className()
                        : setting.module().toString());
        command.add(setting.review().toString());
        if (code == Code.CACHED) {
            command.add(setting.work().resolve("cache").toString());
        }
        return command;
    }

    private Path archive(Setting setting) {
        return setting.work().resolve(title().replace(' ', '-') + ".archive");
    }
}

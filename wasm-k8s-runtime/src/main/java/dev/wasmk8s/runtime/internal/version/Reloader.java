package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.ControlVersion;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleUpdate;
import dev.wasmk8s.runtime.ReloadFailure;
import dev.wasmk8s.runtime.ReloadListener;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.assembly.Changes;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.files.FileWatcher;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.review.CompilingLoader;
import dev.wasmk8s.runtime.internal.review.LoadOptions;
import dev.wasmk8s.runtime.internal.review.ModuleLoaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes new versions, one at a time, and puts each in the place of the one before once all of it is ready. Whatever goes
 * wrong before leaves everything as it is. Thread-safe.
 */
public final class Reloader implements AutoCloseable {
    private final ModuleLoaders loaders;
    private final Versions versions;
    private final Outcomes outcomes;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();

    /** Makes a plan, and reads the files for it. This and the next three are guarded by the lock. */
    private Function<FileJournal, Plan> plans;

    private Plan plan;
    private Changes changes = Changes.NONE;
    private long begun;

    /** What the last attempt has read. */
    private volatile Map<Path, String> files;

    private @Nullable FileWatcher watcher;

    private Reloader(
            ModuleLoaders loaders,
            Version first,
            Outcomes outcomes,
            Clock clock,
            Function<FileJournal, Plan> plans,
            Plan plan,
            Map<Path, String> files) {
        this.loaders = loaders;
        this.versions = new Versions(first);
        this.outcomes = outcomes;
        this.clock = clock;
        this.plans = plans;
        this.plan = plan;
        this.files = files;
    }

    /**
     * Makes the first version.
     *
     * @param plans makes a plan, and reads the files for it
     * @param plan the first that it made
     * @param journal with which it was made
     * @param loaders belongs to the reloader from now on
     * @throws InvalidConfigurationException if anything is wrong, after everything was closed
     */
    public static Reloader start(
            Function<FileJournal, Plan> plans,
            Plan plan,
            FileJournal journal,
            ModuleLoaders loaders,
            ReloadListener listener,
            Clock clock) {
        boolean complete = false;
        try {
            CompilingLoader loader = loaders.open(new LoadOptions(false, journal));
            Chains chains = plan.build(loader, Changes.NONE, loaders.signals());
            Version first = new Version(chains, loader, Description.of(loader.loaded(), null, clock.instant()));
            complete = true;
            return new Reloader(loaders, first, new Outcomes(listener), clock, plans, plan, journal.contents());
        } finally {
            if (!complete) {
                loaders.close();
            }
        }
    }

    /** Starts to watch the files, on a daemon thread that ends when this is closed. Called once at most. */
    public void watch(Duration interval) {
        watcher = FileWatcher.start(this::files, this::reloadQuietly, interval);
    }

    /** The versions that answer. */
    public Versions versions() {
        return versions;
    }

    /** What the last attempt to load has read: digests by file. */
    Map<Path, String> files() {
        return files;
    }

    /** The version in use, with the failures to replace its modules. */
    public ControlVersion current() {
        return outcomes.describe(versions.current().description());
    }

    /** Why the last attempt failed; empty if it did not. */
    public Optional<ReloadFailure> lastFailure() {
        return outcomes.last();
    }

    /**
     * Reads all files anew.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public ControlVersion reload() {
        changing.lock();
        try {
            FileJournal journal = new FileJournal();
            boolean loaded = false;
            try {
                Plan next = plans.apply(journal);
                Version version = load(next, changes, journal, null);
                loaded = true;
                return apply(version, true, () -> {
                    plan = next;
                    files = journal.contents();
                });
            } finally {
                if (!loaded) {
                    files = journal.contents();
                }
            }
        } finally {
            changing.unlock();
        }
    }

    /** The same, for who hears of the outcome otherwise. */
    private void reloadQuietly() {
        try {
            reload();
        } catch (InvalidConfigurationException e) {
            // The log and the listener were told.
        } catch (ReviewException e) {
            if (e.code() != FailureCode.CLOSED) {
                throw e;
            }
        }
    }

    /**
     * Puts something else in the place of all that was declared, and of all changes at run time.
     *
     * @param others makes a plan, and reads the files for it
     * @throws InvalidConfigurationException if anything is wrong
     */
    public ControlVersion replace(Function<FileJournal, Plan> others) {
        changing.lock();
        try {
            FileJournal journal = new FileJournal();
            Plan next = others.apply(journal);
            Version version = load(next, Changes.NONE, journal, null);
            return apply(version, true, () -> {
                plans = others;
                plan = next;
                changes = Changes.NONE;
                files = journal.contents();
            });
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes modules at run time. Configuration files are not read, nor those of modules that stay as they are.
     *
     * @throws InvalidConfigurationException if anything is wrong
     */
    public ControlVersion update(Consumer<ModuleUpdate> update) {
        changing.lock();
        try {
            UpdateDraft draft = new UpdateDraft(plan, changes);
            update.accept(draft);
            FileJournal journal = new FileJournal();
            Changes next = changes(draft);
            Version version = load(plan, next, journal, versions.current().loader());
            return apply(version, false, () -> {
                changes = next;
                Map<Path, String> all = new HashMap<>(files);
                all.putAll(journal.contents());
                files = Map.copyOf(all);
            });
        } finally {
            changing.unlock();
        }
    }

    private Changes changes(UpdateDraft draft) {
        try {
            return draft.changes();
        } catch (InvalidConfigurationException e) {
            refused(e, plan, changes, false);
            throw e;
        }
    }

    /**
     * Has a version used.
     *
     * @param anew whether all files were read for it
     * @param remember what to do then, before anybody is told
     */
    private ControlVersion apply(Version version, boolean anew, Runnable remember) {
        if (!versions.replace(version)) {
            version.chains().close();
            throw closed();
        }
        remember.run();
        observed(0);
        outcomes.applied(version.description(), anew);
        return version.description();
    }

    private Version load(Plan next, Changes nextChanges, FileJournal journal, @Nullable CompilingLoader before) {
        begun = loaders.signals().now();
        CompilingLoader loader = open(new LoadOptions(true, journal));
        loader.takeOverFrom(before);
        try {
            Chains chains = next.build(loader, nextChanges, loaders.signals());
            return new Version(chains, loader, Description.of(loader.loaded(), versions.current(), clock.instant()));
        } catch (InvalidConfigurationException e) {
            refused(e, next, nextChanges, before == null);
            observed(e.problems().size());
            throw e;
        } finally {
            loader.takeOverFrom(null);
        }
    }

    private void observed(int problems) {
        Signals signals = loaders.signals();
        if (signals.isOn()) {
            signals.raise(new ModulesReloaded(problems, signals.since(begun)));
        }
    }

    private CompilingLoader open(LoadOptions options) {
        try {
            return loaders.open(options);
        } catch (IllegalStateException e) {
            throw closed();
        }
    }

    private void refused(InvalidConfigurationException e, Plan next, Changes nextChanges, boolean anew) {
        outcomes.refused(
                new ReloadFailure(clock.instant(), e.problems()),
                FailedModules.of(e.problems(), next.members(nextChanges), plan.members(changes)),
                versions.current().description(),
                anew);
    }

    private static ReviewException closed() {
        return new ReviewException(FailureCode.CLOSED, "access control was closed");
    }

    /** What is kept of modules, for tests. */
    ModuleLoaders loaders() {
        return loaders;
    }

    /** Lets no new call begin, and makes no new versions. Calls that run finish. Does not wait. */
    @Override
    public void close() {
        FileWatcher files = watcher;
        if (files != null) {
            files.close();
        }
        versions.close();
        loaders.close();
    }
}

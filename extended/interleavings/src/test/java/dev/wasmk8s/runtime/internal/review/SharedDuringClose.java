package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.spec.UseCase;
import java.util.Set;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A new version looks for the guests of a module while the old version, which alone has them, closes twice. */
@JCStressTest
@Outcome(id = "open, open and then closed, 0 left", expect = Expect.ACCEPTABLE, desc = "found, and kept open")
@Outcome(id = "none, closed, 0 left", expect = Expect.ACCEPTABLE, desc = "came too late")
@Outcome(expect = Expect.FORBIDDEN, desc = "closed although found, or kept although nobody has it")
@State
public class SharedDuringClose {
    private static final HostServices SERVICES = HostServices.start();
    private static final ModuleDefinition DEFINITION = ModuleDefinition.builder(
                    "no-output", ModuleSource.bytes(new byte[0], "no-output"))
            .build();
    private static final CallerKey KEY = new CallerKey("code", Set.of(UseCase.ADMISSION), DEFINITION);
    private static final CompiledModule MODULE = module();

    private final SharedCallers callers = new SharedCallers();
    private final GuestCaller caller = new GuestCaller(MODULE, DEFINITION, SERVICES);
    private final SharedCallers.Share old = callers.add(KEY, caller);
    private SharedCallers.Share found;

    private static CompiledModule module() {
        try {
            return ParsedModule.parse(Guests.bytes("no-output")).compile(EngineMode.COMPILED);
        } catch (UnusableModuleException e) {
            throw new IllegalStateException(e);
        }
    }

    private String state() {
        try {
            caller.call(UseCase.ADMISSION, RawJson.of("{}"));
            return "open";
        } catch (ReviewException e) {
            return e.code() == FailureCode.CLOSED ? "closed" : e.toString();
        }
    }

    @Actor
    public void closes() {
        old.close();
        old.close();
    }

    @Actor
    public void finds(LL_Result result) {
        found = callers.find(KEY);
        result.r1 = found == null ? "none" : state();
    }

    @Arbiter
    public void after(LL_Result result) {
        String before = state();
        if (found != null) {
            found.close();
            before += " and then " + state();
        }
        result.r2 = before + ", " + callers.size() + " left";
    }
}

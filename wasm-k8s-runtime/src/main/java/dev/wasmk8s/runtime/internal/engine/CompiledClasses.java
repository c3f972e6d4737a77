package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.state.StateAccess;
import dev.wasmk8s.runtime.internal.state.Unsigned;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;

/**
 * The code of a compiled module, as classes of the JVM: those of its image, or those that a class loader has for it.
 * Thread-safe.
 */
final class CompiledClasses implements Function<Instance, Machine> {
    /** What the compiler gives classes that leave functions to the interpreter. */
    private static final String INTERPRETER = "compilerInterpreterMachine";

    private final Constructor<? extends Machine> constructor;

    private CompiledClasses(Constructor<? extends Machine> constructor) {
        this.constructor = constructor;
    }

    /** Classes that only this module uses, and that go when it goes. */
    static CompiledClasses define(ModuleImage image) throws UnusableModuleException {
        return load(image.mainClass(), new GuestClasses(image.classes()));
    }

    /** Classes that are there already. */
    static CompiledClasses load(String mainClass, ClassLoader loader) throws UnusableModuleException {
        try {
            Class<? extends Machine> main =
                    Class.forName(mainClass, false, loader).asSubclass(Machine.class);
            for (Field field : main.getDeclaredFields()) {
                if (field.getName().equals(INTERPRETER)) {
                    throw new UnusableModuleException("the module has functions that are left to the interpreter, which"
                            + " cannot be stopped; compile it with the interpreter fallback FAIL");
                }
            }
            openState(main.getModule());
            return new CompiledClasses(main.getConstructor(Instance.class));
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new UnusableModuleException("the compiled classes cannot be loaded, compile them again: " + e, e);
        }
    }

    /** Lets compiled guests, and nobody else, call what they call. */
    private static void openState(Module guests) {
        StateAccess.class.getModule().addExports(StateAccess.class.getPackageName(), guests);
        initialize(StateAccess.class);
        initialize(Unsigned.class);
    }

    /** Does now what Java would do within a guest, on a stack that may have no room left. */
    private static void initialize(Class<?> called) {
        try {
            MethodHandles.lookup().ensureInitialized(called);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the class is public", e);
        }
    }

    @Override
    public Machine apply(Instance instance) {
        try {
            return constructor.newInstance(instance);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the constructor of compiled code only keeps its argument", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the constructor of compiled code is public", e);
        }
    }
}

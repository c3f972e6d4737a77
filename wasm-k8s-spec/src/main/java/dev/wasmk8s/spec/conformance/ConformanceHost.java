package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import java.util.Optional;

/**
 * A host that is to be held to the conformance cases: an adapter to something that runs modules, in one way in which it
 * can do that.
 *
 * <p>The kit asks for one chain after the other, all on one thread unless JUnit was told to run tests in parallel, and
 * closes the host in the end. No parameter and no result is null. Whatever a method throws fails the example.
 */
public interface ConformanceHost extends AutoCloseable {
    /** What tells this host from others that are tried beside it, such as an engine mode. The report has it. */
    String mode();

    /**
     * Why an example is not tried, for a host that lacks something which the contract leaves to it, such as match
     * conditions. The report counts it as skipped, and so does JUnit. Default: everything is tried.
     */
    default Optional<String> omits(Example example) {
        return Optional.empty();
    }

    /**
     * Sets up what an example asks for: the {@linkplain Example#modules() modules} of the chain in their order, each
     * the guest {@code probe} with the settings that are given there, and the {@linkplain Example#implicitAudiences()
     * audiences} of the API server. May block.
     *
     * @return the chain, which the kit closes
     * @throws Exception if that cannot be done
     */
    Chain open(Example example) throws Exception;

    /** Lets go of all that the host holds. Default: nothing. */
    @Override
    default void close() {}

    /** The modules of one example, ready to be asked. */
    @FunctionalInterface
    interface Chain extends AutoCloseable {
        /**
         * Asks what the {@linkplain Example#review() example} asks. Called once or more often, and every answer has to
         * be as expected. May block.
         *
         * @throws Exception if there is no answer; a failed module is part of an answer
         */
        Answer ask() throws Exception;

        /** Lets go of the modules. Default: nothing. */
        @Override
        default void close() {}
    }
}

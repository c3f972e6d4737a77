package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.examples.apiserver.demo.Demo;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 for success, 1 if it cannot run, 2 if options or configuration are wrong. */
@Command(
        name = "apiserver-gateway",
        mixinStandardHelpOptions = true,
        version = "apiserver-gateway of wasm-k8s",
        description =
                "Decides requests to a Kubernetes API server with WebAssembly modules, and forwards what is allowed.")
public final class Main implements Callable<Integer> {
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_CONFIGURATION = 2;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and tells its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            problems.forEach(err()::println);
            return WRONG_CONFIGURATION;
        }
        try {
            return options.demo ? demo() : serve();
        } catch (InvalidConfigurationException e) {
            err().println("The configuration has " + e.getMessage());
            return WRONG_CONFIGURATION;
        } catch (BindException e) {
            err().println("Cannot listen on " + options.host + ":" + options.port + " (" + e.getMessage()
                    + "). Stop what listens there, or choose another port with --port.");
            return CANNOT_RUN;
        } catch (IOException e) {
            err().println("Cannot start: " + e);
            return CANNOT_RUN;
        }
    }

    private int serve() throws IOException, InterruptedException {
        RunningGateway gateway = RunningGateway.start(options.settings(new DecisionLog()));
        // The process ends by a signal; closing removes the temporary key.
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        out().println(Banner.of(gateway, options.config == null));
        out().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private int demo() throws IOException, InterruptedException {
        Demo demo = new Demo();
        try (RunningGateway gateway = RunningGateway.start(options.settings(demo.listener()))) {
            boolean asExpected = demo.run(gateway.uri(), gateway.authority(), out());
            return asExpected ? 0 : CANNOT_RUN;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}

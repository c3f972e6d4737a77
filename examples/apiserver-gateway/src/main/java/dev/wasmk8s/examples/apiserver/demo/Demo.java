package dev.wasmk8s.examples.apiserver.demo;

import dev.wasmk8s.gateway.GatewayEvent;
import dev.wasmk8s.gateway.GatewayListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the demonstration against a gateway that tells {@link #listener} of its decisions. One run; not thread-safe. */
public final class Demo {
    private final BlockingQueue<GatewayEvent> events = new LinkedBlockingQueue<>();

    /** To be told of every decision of the gateway. */
    public GatewayListener listener() {
        return events::add;
    }

    /**
     * Makes the requests and prints how each was decided.
     *
     * @param server the gateway
     * @param authority the certificate to trust, PEM
     * @return whether all were decided as expected
     */
    public boolean run(URI server, byte[] authority, PrintWriter out) throws IOException, InterruptedException {
        DemoClient client = new DemoClient(server, authority);
        List<DemoResult> results = new ArrayList<>();
        out.println("Requests to " + server + ", with the token magic-token where nothing else is said:");
        out.println();
        DemoTable table = new DemoTable(out);
        table.begin();
        DemoCase watch = DemoCases.watch();
        long start = System.nanoTime();
        HttpResponse<Stream<String>> watched = client.stream(watch);
        GatewayEvent watchEvent = event();
        for (DemoCase request : DemoCases.all()) {
            results.add(table.print(send(client, request)));
        }
        try (Stream<String> lines = watched.body()) {
            // The stream has been open since before the first request; what they did must be in it.
            String first = firstOf(lines);
            results.add(table.print(result(watch, watched.statusCode(), first, watchEvent, System.nanoTime() - start)));
        }
        return table.end(results);
    }

    private DemoResult send(DemoClient client, DemoCase request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request);
        long nanos = System.nanoTime() - start;
        return result(request, response.statusCode(), response.body(), event(), nanos);
    }

    private static DemoResult result(DemoCase request, int code, String answer, GatewayEvent event, long nanos) {
        boolean asExpected = code == request.code() && answer.contains(request.text());
        return new DemoResult(request, code, asExpected, answer, event, Duration.ofNanos(nanos));
    }

    private static String firstOf(Stream<String> lines) {
        Iterator<String> iterator = lines.iterator();
        return iterator.hasNext() ? iterator.next() : "";
    }

    private GatewayEvent event() throws InterruptedException, IOException {
        GatewayEvent event = events.poll(30, TimeUnit.SECONDS);
        if (event == null) {
            throw new IOException("the gateway did not tell of its decision");
        }
        return event;
    }
}

package dev.wasmk8s.runtime.internal.hostile;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code guests/hostile/attacks.json}.
 *
 * @param tries what the module tries
 * @param as what it is asked to do: {@code validating}, {@code mutating}, {@code jsonPatch} (mutating, and the operator
 *     allows patches of that type), {@code authentication}, {@code authorization}
 * @param operation of the request that it is asked about
 * @param memoryPages its memory limit; 0 for the default
 * @param outputBytes its output limit; 0 for the default
 * @param expected what comes of it
 * @param interpreted what comes of it where it is interpreted, in most cases the same
 */
record Attack(
        String name,
        String group,
        String tries,
        String as,
        String operation,
        int memoryPages,
        int outputBytes,
        Expected expected,
        Expected interpreted) {
    static final Path FOLDER = Path.of("..", "guests", "hostile");

    /**
     * How an attack ends.
     *
     * @param phase {@code load}: it is refused when it is loaded; {@code start}: no guest of it starts, and each call fails;
     *     {@code call}: the call fails
     * @param code the failure's; {@code ALLOWED} if the attack comes to nothing, and the request is allowed
     * @param message a part of the failure's message
     */
    record Expected(String phase, String code, String message) {
        static Expected of(JsonNode node) {
            return new Expected(
                    node.path("phase").asString(""),
                    node.path("code").asString(""),
                    node.path("message").asString(""));
        }
    }

    static List<Attack> all() {
        JsonNode list;
        try {
            list = JsonMapper.shared().readTree(Files.readAllBytes(FOLDER.resolve("attacks.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Attack> attacks = new ArrayList<>();
        for (JsonNode node : list) {
            attacks.add(of(node));
        }
        return attacks;
    }

    private static Attack of(JsonNode node) {
        Expected expected = Expected.of(node);
        return new Attack(
                node.path("name").asString(""),
                node.path("group").asString(""),
                node.path("tries").asString(""),
                node.path("as").asString("validating"),
                node.path("operation").asString("CREATE"),
                node.path("memoryPages").asInt(0),
                node.path("outputBytes").asInt(0),
                expected,
                node.has("interpreted") ? Expected.of(node.path("interpreted")) : expected);
    }

    Expected expected(EngineMode mode) {
        return mode == EngineMode.INTERPRETED ? interpreted : expected;
    }

    /** Whether it is made by this test, and not kept among the guests. */
    boolean isMade() {
        return MadeModules.all().contains(name);
    }

    byte[] wasm() {
        return isMade() ? MadeModules.bytes(name) : Guests.bytes(name);
    }

    /** Whether it runs for ever if nobody stops it. Others get all the time that a busy machine may take to fill a stack. */
    boolean isEndless(EngineMode mode) {
        return expected(mode).code().equals("DEADLINE_EXCEEDED");
    }

    @Override
    public String toString() {
        return name;
    }
}

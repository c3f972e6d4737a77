package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.internal.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits of one module; what is not given keeps its default. */
final class LimitsReader {
    private static final List<String> KEYS = List.of("deadline", "memory", "input", "output", "errorOutput");
    private static final List<String> OTHER_KEYS = KEYS.subList(1, KEYS.size());
    private static final int PAGE = 1 << 16;

    private LimitsReader() {}

    /** The limits; {@code byDefault} has those that are not given. */
    static Limits read(Field field, Limits byDefault) {
        return read(Fields.of(field, KEYS), byDefault);
    }

    /**
     * The limits of a module whose deadline is declared in another place.
     *
     * @param place the key there
     */
    static Limits readWithoutDeadline(Field field, Limits byDefault, String place) {
        String advice = "Here, \"" + place + "\" is the deadline.";
        return read(Fields.of(field, OTHER_KEYS, Map.of("deadline", advice)), byDefault);
    }

    private static Limits read(Fields fields, Limits byDefault) {
        return new Limits(
                fields.get("deadline").flatMap(Durations::aboveZeroUpToADay).orElse(byDefault.deadline()),
                fields.get("memory").flatMap(LimitsReader::pages).orElse(byDefault.memoryPages()),
                size(fields, "input", 1).orElse(byDefault.inputBytes()),
                size(fields, "output", 1).orElse(byDefault.outputBytes()),
                size(fields, "errorOutput", 0).orElse(byDefault.errorBytes()));
    }

    private static Optional<Integer> pages(Field field) {
        Optional<Integer> pages =
                bytes(field).filter(size -> size >= PAGE && size % PAGE == 0).map(size -> size / PAGE);
        if (pages.isEmpty()) {
            field.mistake(
                    "expected a multiple of 64Ki, the size of a memory page, below 2Gi",
                    "Use a binary unit, such as \"64Mi\".");
        }
        return pages;
    }

    private static Optional<Integer> size(Fields fields, String key, int least) {
        return fields.get(key).flatMap(field -> {
            Optional<Integer> size = bytes(field).filter(value -> value >= least);
            if (size.isEmpty()) {
                field.mistake(
                        "expected a size from " + least + " byte" + (least == 1 ? "" : "s") + " to below 2Gi",
                        "Write a number of bytes, or one with its unit, such as \"4Mi\".");
            }
            return size;
        });
    }

    private static Optional<Integer> bytes(Field field) {
        if (field.value() instanceof Value.Numeral number) {
            return Amounts.bytes(number.json());
        }
        return field.value() instanceof Value.Text text ? Amounts.bytes(text.value()) : Optional.empty();
    }
}

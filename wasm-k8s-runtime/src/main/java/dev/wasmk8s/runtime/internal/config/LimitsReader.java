package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.internal.document.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The limits of one module; what is not given keeps its default. */
final class LimitsReader {
    private static final List<String> KEYS = List.of("deadline", "memory", "input", "output", "errorOutput");
    private static final int PAGE = 1 << 16;

    private LimitsReader() {}

    static Limits read(Field field) {
        Fields fields = Fields.of(field, KEYS);
        return new Limits(
                fields.get("deadline").flatMap(LimitsReader::duration).orElse(Limits.DEFAULT.deadline()),
                fields.get("memory").flatMap(LimitsReader::pages).orElse(Limits.DEFAULT.memoryPages()),
                size(fields, "input", 1).orElse(Limits.DEFAULT.inputBytes()),
                size(fields, "output", 1).orElse(Limits.DEFAULT.outputBytes()),
                size(fields, "errorOutput", 0).orElse(Limits.DEFAULT.errorBytes()));
    }

    private static Optional<Duration> duration(Field field) {
        Optional<Duration> duration = Optional.of(field.value())
                .filter(Value.Text.class::isInstance)
                .flatMap(text -> Amounts.duration(((Value.Text) text).value()))
                .filter(value -> !value.isZero());
        if (duration.isEmpty()) {
            field.mistake(
                    "expected a duration above 0 and up to 24h",
                    "Write a number with its unit, such as \"100ms\" or \"2s\".");
        }
        return duration;
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

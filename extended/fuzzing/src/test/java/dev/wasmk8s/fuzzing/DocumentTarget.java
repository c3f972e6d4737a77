package dev.wasmk8s.fuzzing;

import dev.wasmk8s.runtime.internal.document.DocumentException;
import dev.wasmk8s.runtime.internal.document.DocumentParser;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.document.Value;
import java.util.List;
import java.util.Optional;

/** YAML and JSON are read, or refused with a place that is in the text; the first document is the first of all. */
public final class DocumentTarget {
    private DocumentTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        TextPlaces places = new TextPlaces(bytes);
        Optional<Value> first;
        try {
            first = DocumentParser.parse(bytes);
        } catch (DocumentException e) {
            check(places, e.position());
            return;
        }
        first.ifPresent(value -> check(places, value.at()));
        try {
            List<Value> all = DocumentParser.parseAll(bytes);
            all.forEach(value -> check(places, value.at()));
            if (first.isPresent() && !all.isEmpty()) {
                Finding.unlessEqual(all.get(0), first.get(), "first document");
            }
        } catch (DocumentException e) {
            check(places, e.position());
        }
    }

    private static void check(TextPlaces places, Position position) {
        Finding.unless(places.has(position.line(), position.column()), "no such place: " + position);
    }
}

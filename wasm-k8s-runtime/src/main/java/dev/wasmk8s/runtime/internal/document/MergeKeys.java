package dev.wasmk8s.runtime.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The merge key {@code <<}: an object takes over what another one, or several, say and it does not say itself. */
final class MergeKeys {
    private MergeKeys() {}

    static List<Value.Entry> apply(List<Value.Entry> own, List<Value.Entry> merges) {
        List<Value.Entry> result = new ArrayList<>(own);
        Set<String> taken = new LinkedHashSet<>();
        own.forEach(entry -> taken.add(entry.key()));
        for (Value.Entry merge : merges) {
            List<Value> sources =
                    merge.value() instanceof Value.Sequence several ? several.elements() : List.of(merge.value());
            for (Value source : sources) {
                takeOver(source, merge, taken, result);
            }
        }
        return result;
    }

    private static void takeOver(Value source, Value.Entry merge, Set<String> taken, List<Value.Entry> result) {
        if (source instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                if (taken.add(entry.key())) {
                    result.add(entry);
                }
            }
        } else {
            String why = "<< takes over objects, and this is " + source.kind();
            result.add(new Value.Entry("<<", merge.at(), new Value.Unusable(why, merge.at())));
        }
    }
}

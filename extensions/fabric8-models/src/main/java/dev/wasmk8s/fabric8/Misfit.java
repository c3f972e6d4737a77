package dev.wasmk8s.fabric8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** Says where a document and a class do not fit. Jackson's own messages quote values, which may be secrets. */
final class Misfit {
    private Misfit() {}

    static String tell(Class<?> type, JsonProcessingException problem) {
        if (problem instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return type.getSimpleName() + ": " + path(mapping.getPath()) + " does not fit";
        }
        JsonLocation at = problem.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return type.getSimpleName() + ": the JSON does not fit or is broken" + where;
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}

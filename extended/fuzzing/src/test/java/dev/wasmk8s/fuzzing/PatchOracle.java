package dev.wasmk8s.fuzzing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * RFC 6902 by the letter, on maps, lists and other values. Knows nothing of limits. Objects are changed in place; values
 * are copied where they come in.
 */
final class PatchOracle {
    /** An operation that fails. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    private Object document;

    PatchOracle(Object document) {
        this.document = copy(document);
    }

    Object document() {
        return document;
    }

    /** Applies one operation. */
    void apply(Map<String, Object> operation) throws Failure {
        List<String> path = pointer(operation.get("path"));
        switch (String.valueOf(operation.get("op"))) {
            case "add" -> add(path, value(operation));
            case "remove" -> remove(path);
            case "replace" -> {
                Object value = value(operation);
                get(path);
                replace(path, value);
            }
            case "move" -> {
                List<String> from = pointer(operation.get("from"));
                if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
                    throw new Failure("into itself");
                }
                Object moved = get(from);
                remove(from);
                add(path, moved);
            }
            case "copy" -> add(path, copy(get(pointer(operation.get("from")))));
            case "test" -> {
                if (!Objects.equals(get(path), value(operation))) {
                    throw new Failure("test");
                }
            }
            default -> throw new Failure("op");
        }
    }

    private static Object value(Map<String, Object> operation) throws Failure {
        if (!operation.containsKey("value")) {
            throw new Failure("no value");
        }
        return copy(operation.get("value"));
    }

    private static List<String> pointer(Object text) throws Failure {
        if (!(text instanceof String pointer)) {
            throw new Failure("no path");
        }
        List<String> steps = new ArrayList<>();
        if (pointer.isEmpty()) {
            return steps;
        }
        if (pointer.charAt(0) != '/') {
            throw new Failure("path");
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            if (step.replaceAll("~[01]", "").contains("~")) {
                throw new Failure("escape");
            }
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private Object get(List<String> path) throws Failure {
        Object at = document;
        for (String step : path) {
            if (at instanceof Map<?, ?> map && map.containsKey(step)) {
                at = map.get(step);
            } else if (at instanceof List<?> list) {
                at = list.get(index(step, list.size() - 1));
            } else {
                throw new Failure("nothing there");
            }
        }
        return at;
    }

    private static int index(String step, int most) throws Failure {
        if (!step.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(step) > most) {
            throw new Failure("index");
        }
        return Integer.parseInt(step);
    }

    @SuppressWarnings("unchecked")
    private void add(List<String> path, Object value) throws Failure {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        String last = path.get(path.size() - 1);
        Object parent = get(path.subList(0, path.size() - 1));
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(last, value);
        } else if (parent instanceof List<?> list) {
            int at = last.equals("-") ? list.size() : index(last, list.size());
            ((List<Object>) list).add(at, value);
        } else {
            throw new Failure("no parent");
        }
    }

    private void remove(List<String> path) throws Failure {
        get(path);
        if (path.isEmpty()) {
            document = null;
            return;
        }
        String last = path.get(path.size() - 1);
        Object parent = get(path.subList(0, path.size() - 1));
        if (parent instanceof Map<?, ?> map) {
            map.remove(last);
        } else if (parent instanceof List<?> list) {
            list.remove(index(last, list.size() - 1));
        }
    }

    @SuppressWarnings("unchecked")
    private void replace(List<String> path, Object value) throws Failure {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        String last = path.get(path.size() - 1);
        Object parent = get(path.subList(0, path.size() - 1));
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(last, value);
        } else if (parent instanceof List<?> list) {
            ((List<Object>) list).set(index(last, list.size() - 1), value);
        }
    }

    static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put((String) key, copy(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value;
    }
}

package dev.wasmk8s.examples.apiserver.demo;

/**
 * A request of the demonstration and how it must be decided. Immutable.
 *
 * @param title what it shows
 * @param token the bearer token; empty for none
 * @param method the HTTP method
 * @param target path and query
 * @param mediaType of the body
 * @param body the body; empty for none
 * @param code the HTTP code expected
 * @param text what the answer must contain
 */
record DemoCase(
        String title,
        String token,
        String method,
        String target,
        String mediaType,
        String body,
        int code,
        String text) {
    private static final String MAGIC = "magic-token";
    private static final String JSON = "application/json";

    /** A request of the magic user's. */
    static DemoCase of(String title, String method, String target, int code, String text) {
        return new DemoCase(title, MAGIC, method, target, JSON, "", code, text);
    }

    DemoCase as(String otherToken) {
        return new DemoCase(title, otherToken, method, target, mediaType, body, code, text);
    }

    DemoCase with(String otherBody) {
        return with(JSON, otherBody);
    }

    DemoCase with(String otherMediaType, String otherBody) {
        return new DemoCase(title, token, method, target, otherMediaType, otherBody, code, text);
    }
}

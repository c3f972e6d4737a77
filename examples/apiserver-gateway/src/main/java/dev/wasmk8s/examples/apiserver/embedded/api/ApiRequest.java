package dev.wasmk8s.examples.apiserver.embedded.api;

import dev.wasmk8s.authentication.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A request, read as a whole. Immutable.
 *
 * @param method the HTTP method
 * @param segments the parts of the path, decoded
 * @param query the parameters, decoded
 * @param accept the values of the header
 * @param contentType the media type of the body, in lower case and without parameters; empty if absent
 * @param userAgent the header; empty if absent
 * @param user whom the gateway acts for
 * @param body empty if absent; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ApiRequest(
        String method,
        List<String> segments,
        Map<String, List<String>> query,
        List<String> accept,
        String contentType,
        String userAgent,
        UserInfo user,
        byte[] body) {

    /** The first value of a parameter; empty if absent. */
    public String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether a boolean parameter is set: to anything but {@code false} and {@code 0}. */
    public boolean flag(String name) {
        return query.containsKey(name)
                && !parameter(name).equals("0")
                && !parameter(name).equalsIgnoreCase("false");
    }

    /**
     * A number parameter.
     *
     * @throws ApiException with 400 if it is not a number, or negative
     */
    public OptionalLong number(String name) {
        String text = parameter(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            // Falls through to the refusal, which is the same for negative numbers.
        }
        throw ApiException.badRequest("invalid value for parameter " + name + ": \"" + text + "\"");
    }
}

package dev.wasmk8s.gateway.internal.request;

import java.util.List;

/**
 * Reads the path of a request, and refuses one that the gateway and the API server, or a proxy between them, could read
 * in two ways: whoever can make the two disagree is authorized for one thing and does another.
 *
 * <p>Refused are paths that do not begin with a slash, empty, {@code .} and {@code ..} segments, encoded slashes,
 * backslashes, semicolons (path parameters to some servers), encoded percent signs (decoded twice by some), encoded
 * question marks and number signs, control characters, and whatever RFC 3986 does not allow in a path. No name in
 * Kubernetes needs any of these. One slash at the end is allowed and means nothing, as for the API server.
 */
public final class RequestPath {
    private static final String PUNCTUATION = "-._~!$&'()*+,=:@/%";
    private static final String UNSAFE_WHEN_DECODED = "/\\;%?#";

    private RequestPath() {}

    /**
     * The decoded path.
     *
     * @param raw the path as received
     * @throws MalformedRequestException if it could be read in two ways
     */
    public static String decode(String raw) {
        if (!raw.startsWith("/")) {
            throw new MalformedRequestException("the URL path must begin with a slash");
        }
        if (!raw.chars().allMatch(RequestPath::allowed)) {
            throw new MalformedRequestException("the URL path has a character that is not allowed there");
        }
        List<String> segments = List.of(raw.substring(1).split("/", -1));
        StringBuilder path = new StringBuilder(raw.length());
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).isEmpty() && i < segments.size() - 1) {
                throw new MalformedRequestException("the URL path has an empty segment");
            }
            path.append('/').append(decodeSegment(segments.get(i)));
        }
        return path.toString();
    }

    private static String decodeSegment(String raw) {
        String segment = PercentEncoding.decode(raw, false);
        if (segment.equals(".") || segment.equals("..")) {
            throw new MalformedRequestException("the URL path has a dot segment");
        }
        if (segment.chars().anyMatch(c -> Character.isISOControl(c) || UNSAFE_WHEN_DECODED.indexOf(c) >= 0)) {
            throw new MalformedRequestException("the URL path has an encoded character that is not allowed there");
        }
        return segment;
    }

    private static boolean allowed(int c) {
        boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
        return alphanumeric || PUNCTUATION.indexOf(c) >= 0;
    }
}

package dev.wasmk8s.spec.review;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.Envelope;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * TokenReviews ({@code authentication.k8s.io/v1}) between bytes and values.
 *
 * <p>What cannot be read is a {@link dev.wasmk8s.review.ReviewException}: {@code REQUEST_MALFORMED} for the request
 * half, {@code RESPONSE_MALFORMED} for the answer half. Its message tells where and never repeats the token.
 */
public final class TokenReviewCodec {
    private TokenReviewCodec() {}

    /** Writes a review with its request half. */
    public static RawJson writeRequest(TokenReviewSpec spec) {
        JsonWriter out = new JsonWriter(FailureCode.REQUEST_MALFORMED, 0);
        write(out, spec);
        return out.finish();
    }

    /** Writes a review with its request half, in the envelope for a guest; {@code settings} as in RequestEnvelope. */
    public static RawJson writeEnvelope(TokenReviewSpec spec, Optional<RawJson> settings) {
        JsonWriter out = Envelope.begin(0, settings);
        out.object("request");
        write(out, spec);
        return Envelope.finish(out.end(), settings);
    }

    /** Reads the request half of a caller's review. Version, kind and token are required. */
    public static TokenReviewSpec readRequest(RawJson review) {
        return ReviewDocument.readRequest(review, UseCase.AUTHENTICATION, "spec", TokenReviewCodec::spec);
    }

    /** Writes a review with its answer half. */
    public static RawJson writeAnswer(TokenReviewStatus status) {
        JsonWriter out = ReviewDocument.beginAnswer(UseCase.AUTHENTICATION, "status");
        out.optional("authenticated", status.authenticated());
        if (status.user().isPresent()) {
            out.object("user");
            UserInfoCodec.write(out, status.user().get());
            out.end();
        }
        out.optional("audiences", status.audiences());
        out.optional("error", status.error());
        return ReviewDocument.finishAnswer(out);
    }

    /** Reads the answer half of a review; {@link TokenReviewStatus#EMPTY} if there is none. Nothing else is required. */
    public static TokenReviewStatus readStatus(RawJson review) {
        return JsonReader.read(review, FailureCode.RESPONSE_MALFORMED, TokenReviewCodec::review);
    }

    /** Reads the answer half of a review in the envelope that a guest wrote. Fails as ResponseEnvelope does. */
    public static TokenReviewStatus readEnvelope(RawJson stdout) {
        return Envelope.read(stdout, TokenReviewCodec::review);
    }

    private static void write(JsonWriter out, TokenReviewSpec spec) {
        ReviewDocument.beginRequest(out, UseCase.AUTHENTICATION, "spec");
        out.optional("token", spec.token());
        out.optional("audiences", spec.audiences());
        out.end();
    }

    private static TokenReviewSpec spec(JsonReader in) {
        String token = "";
        List<String> audiences = List.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "token" -> token = in.string();
                case "audiences" -> audiences = in.strings();
                default -> in.skip();
            }
        }
        if (token.isEmpty()) {
            throw in.missing("token");
        }
        return new TokenReviewSpec(token, audiences);
    }

    private static TokenReviewStatus review(JsonReader in) {
        return ReviewDocument.Parts.read(in, "status", TokenReviewCodec::status)
                .half()
                .orElse(TokenReviewStatus.EMPTY);
    }

    private static TokenReviewStatus status(JsonReader in) {
        boolean authenticated = false;
        @Nullable UserInfo user = null;
        List<String> audiences = List.of();
        String error = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "authenticated" -> authenticated = in.bool();
                case "user" -> user = UserInfoCodec.read(in);
                case "audiences" -> audiences = in.strings();
                case "error" -> error = in.string();
                default -> in.skip();
            }
        }
        return new TokenReviewStatus(authenticated, Optional.ofNullable(user), audiences, error);
    }
}

package dev.wasmk8s.guest;

import java.util.Optional;

/**
 * One call: from the document on standard input to the one on standard output.
 *
 * @param <R> the request half of the review
 * @param <S> what the settings are decoded to
 * @param <A> the answer
 */
final class Call<R, S, A extends Answer> {
    private final Review<R, A> review;
    private final Settings<S> settings;
    private final Policy<R, S, A> policy;

    Call(Review<R, A> review, Settings<S> settings, Policy<R, S, A> policy) {
        this.review = review;
        this.settings = settings;
        this.policy = policy;
    }

    Json answer(JsonCursor in) {
        try {
            return response(in);
        } catch (GuestException e) {
            return failure(e.getMessage());
        } catch (RuntimeException e) {
            return failure("the policy failed: " + e.getClass().getName());
        }
    }

    static Json failure(String message) {
        String text = message.isEmpty() ? "no reason given" : message; // an empty error would read as none
        return new JsonWriter(128)
                .open('{')
                .name("error")
                .string(text)
                .close('}')
                .toJson();
    }

    private Json response(JsonCursor in) {
        Optional<R> request = Optional.empty();
        Optional<Json> configured = Optional.empty();
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "request" -> request = in.skipNull() ? Optional.empty() : Optional.of(request(in));
                case "settings" -> configured = in.skipNull() ? Optional.empty() : Optional.of(in.value());
                default -> in.skip();
            }
        }
        in.expectEnd();
        if (request.isEmpty()) {
            throw in.problem("missing field `request`");
        }
        A answer = policy.answer(request.get(), settings.decode(configured));
        JsonWriter out = new JsonWriter(512).open('{').name("response");
        review.write(review.complete(request.get(), answer), out);
        return out.close('}').toJson();
    }

    private R request(JsonCursor in) {
        Optional<R> half = Optional.empty();
        for (in.enterObject(); in.nextMember(); ) {
            if (in.name().equals(review.requestHalf)) {
                half = in.skipNull() ? Optional.empty() : Optional.of(review.read(in));
            } else {
                in.skip();
            }
        }
        return half.orElseThrow(() -> in.problem("missing field `" + review.requestHalf + "`"));
    }
}

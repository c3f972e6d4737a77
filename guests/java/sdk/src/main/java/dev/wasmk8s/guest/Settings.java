package dev.wasmk8s.guest;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a module makes of what is configured for it: absent settings are not {@code {}}, and settings of a module that
 * takes none are a mistake.
 *
 * @param <S> the type that the policy gets
 */
public final class Settings<S> {
    private final Function<Optional<Json>, S> decoder;

    private Settings(Function<Optional<Json>, S> decoder) {
        this.decoder = decoder;
    }

    /** The module takes none, and fails each call if there are any. */
    public static Settings<Void> none() {
        return new Settings<>(configured -> {
            if (configured.isPresent()) {
                throw new GuestException("this module takes no settings, and some are configured");
            }
            return null;
        });
    }

    /**
     * The module cannot do without. {@code decoder} should throw a {@link GuestException} for names that it does not
     * know.
     */
    public static <S> Settings<S> required(Function<Json, S> decoder) {
        return new Settings<>(configured -> decoder.apply(configured.orElseThrow(
                () -> new GuestException("this module needs settings, and none are configured"))));
    }

    /** The module can do without. */
    public static <S> Settings<Optional<S>> optional(Function<Json, S> decoder) {
        return new Settings<>(configured -> configured.map(decoder));
    }

    S decode(Optional<Json> configured) {
        return decoder.apply(configured);
    }
}

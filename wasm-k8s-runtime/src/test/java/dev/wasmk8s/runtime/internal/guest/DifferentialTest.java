package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small run of what {@code extended/differential} does at length. */
class DifferentialTest {
    /** Those that are slow to compile in many modes are left to the long run. */
    private static List<String> quickGuests() throws UnusableModuleException {
        List<String> guests = new ArrayList<>(Differential.guests());
        guests.removeIf(
                guest -> guest.contains("-validator") || guest.contains("-mutator") || guest.contains("-authorizer"));
        guests.removeIf(guest -> guest.endsWith("-go"));
        guests.remove("token-list-authenticator");
        return guests;
    }

    @Test
    void all_modes_do_the_same() throws UnusableModuleException {
        List<DifferentialMode> modes = List.of(
                DifferentialMode.INTERPRETED,
                DifferentialMode.FRESH,
                DifferentialMode.COMPILED,
                DifferentialMode.OUTLINED_SMALL,
                DifferentialMode.CACHED);
        try (Differential differential = new Differential(quickGuests(), modes, 5, 1)) {
            differential.run(500);
            assertThat(differential.differences()).isEmpty();
        }
    }

    @Test
    void a_guest_that_is_not_reset_is_found_out() throws UnusableModuleException {
        List<DifferentialMode> modes = List.of(DifferentialMode.FRESH, DifferentialMode.DIRTY);
        List<String> guests = List.of("counts-in-global", "hoards-input");
        try (Differential differential = new Differential(guests, modes, 1, 1)) {
            differential.run(12);
            assertThat(differential.differences()).hasSizeGreaterThan(2);
        }
    }
}

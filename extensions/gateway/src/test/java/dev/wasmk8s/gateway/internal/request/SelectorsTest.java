package dev.wasmk8s.gateway.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.wasmk8s.authorization.SelectorAttributes;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selectors as an authorizer sees them, written {@code key operator values} and joined by {@code ;}. */
class SelectorsTest {
    private static String text(Optional<SelectorAttributes> selector) {
        return selector.map(attributes -> attributes.requirements().stream()
                        .map(one -> one.key() + ' ' + one.operator() + ' ' + String.join("|", one.values()))
                        .collect(Collectors.joining(";")))
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "app=web ~ app In web",
                "app==web ~ app In web",
                "app!=web ~ app NotIn web",
                "app ~ 'app Exists '",
                "!app ~ 'app DoesNotExist '",
                "! app ~ 'app DoesNotExist '",
                "app= ~ 'app In '",
                "app=,b ~ 'app In ;b Exists '",
                "app in (b,a) ~ app In a|b",
                "app in (a,a) ~ app In a",
                "app in () ~ 'app In '",
                "app in (,) ~ 'app In '",
                "app in (a,) ~ app In |a",
                "app in (,a) ~ app In |a",
                "app in (a,,b) ~ app In |a|b",
                "app notin (a) ~ app NotIn a",
                "z,a=b ~ 'a In b;z Exists '",
                "in in (in) ~ in In in",
                "notin=notin ~ notin In notin",
                "app.kubernetes.io/name=x ~ app.kubernetes.io/name In x",
                "' app\t= web ' ~ app In web",
                "a>1,b=c ~ b In c",
                "a<1 ~ -",
                "a>x,b=c ~ -",
                "a>9223372036854775808,b=c ~ -",
                "'' ~ -",
                "' ' ~ -",
                ", ~ -",
                "app, ~ -",
                ",app ~ -",
                "app=web=x ~ -",
                "app web ~ -",
                "!!app ~ -",
                "!app=x ~ -",
                "=web ~ -",
                "app in a ~ -",
                "app in (a ~ -",
                "app in (a b) ~ -",
                "app in (a,=) ~ -",
                "app in a) ~ -",
                "app=web) ~ -",
                "-app=x ~ -",
                "app=-x ~ -",
                "a/b/c=x ~ -",
                "/a=x ~ -",
                "A.B/a=x ~ -",
                "a/=x ~ -",
                "(app) ~ -",
            })
    void labelSelectors(String selector, String expected) {
        assertThat(text(Selectors.labels(selector))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a=b ~ a In b",
                "a==b ~ a In b",
                "a!=b ~ a NotIn b",
                "b=1,a=2 ~ a In 2;b In 1",
                "a= ~ 'a In '",
                "=b ~ ' In b'",
                "a=b, ~ a In b",
                ",,a=b ~ a In b",
                "a=b\\,c ~ a In b,c",
                "a=b\\=c ~ a In b=c",
                "a=b\\\\ ~ a In b\\",
                "a=!b ~ a In !b",
                "a=b=c ~ -",
                "a=b\\ ~ -",
                "a=b\\d ~ -",
                "a ~ -",
                "a=b,c ~ -",
                "'' ~ -",
            })
    void fieldSelectors(String selector, String expected) {
        assertThat(text(Selectors.fields(selector))).isEqualTo(expected);
    }

    @Property
    void noTextIsTooMuch(
            @ForAll @Chars({'a', '=', '!', ',', '(', ')', ' ', 'i', 'n', '\\', '<', '\0', '/'}) String text) {
        assertThatNoException().isThrownBy(() -> Selectors.labels(text));
        assertThatNoException().isThrownBy(() -> Selectors.fields(text));
    }
}

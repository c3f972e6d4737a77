package dev.wasmk8s.runtime.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {
    @Test
    void everyValueKnowsWhereItStands() throws DocumentException {
        Value number = new Value.Numeral("1", at(4, 9));
        Value object = new Value.Mapping(List.of(new Value.Entry("c", at(4, 6), number)), at(4, 5));
        Value list = new Value.Sequence(List.of(new Value.Text("b", at(3, 5)), object), at(3, 3));
        assertThat(parse("# c\na:\n  - b\n  - {c: 1}\n"))
                .contains(new Value.Mapping(List.of(new Value.Entry("a", at(2, 1), list)), at(2, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        "010, 8",
        "-010, -8",
        "0o17, 15",
        "08, 8",
        "0x1F, 31",
        "-0x10, -16",
        "0b101, 5",
        "1_000, 1000",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1.10, 1.10",
        "-1.5, -1.5",
        "+1.5, 1.5",
        ".5, 0.5",
        "-.5, -0.5",
        "5., 5",
        "00.5, 0.5",
        "1e3, 1e3",
        "1E400, 1E400",
        "1.0e-7, 1.0e-7",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
    })
    void aNumberKeepsItsDigits(String written, String json) throws DocumentException {
        assertThat(single(written)).isEqualTo(new Value.Numeral(json, at(1, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1",
                "1.2.3",
                "-x",
                "+",
                ".",
                "1:20",
                "2001-12-14",
                "e5",
                "0x",
                "0b2",
                "0o9",
                "1e",
                "_1",
                "truE",
                "yES",
                "nil",
                "=",
                "1 2",
                "'yes'",
                "\"1\"",
                "\"null\"",
                "''",
                "!!str 5",
                "! yes"
            })
    void whatIsNothingElseIsAString(String written) throws DocumentException {
        assertThat(single(written)).isInstanceOf(Value.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "!!bool yes"})
    void trueIsWrittenInManyWays(String written) throws DocumentException {
        assertThat(single(written)).isEqualTo(new Value.Flag(true, at(1, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    void falseIsWrittenInManyWays(String written) throws DocumentException {
        assertThat(single(written)).isEqualTo(new Value.Flag(false, at(1, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", "NULL", "!!null ''"})
    void nullIsWrittenInManyWays(String written) throws DocumentException {
        assertThat(single(written)).isInstanceOf(Value.Null.class);
    }

    @ParameterizedTest
    @CsvSource({
        ".inf, JSON has no number .inf; put it in quotes if you mean the text",
        "-.Inf, JSON has no number -.Inf; put it in quotes if you mean the text",
        ".nan, JSON has no number .nan; put it in quotes if you mean the text",
        "!!binary aGk=, tag !!binary is not supported; leave it out",
        "!secret x, tag !secret is not supported; leave it out",
        "!secret [x], tag !secret is not supported; leave it out",
        "!!int x, the text does not fit its tag !!int",
        "!!set {x}, tag !!set is not supported; leave it out",
        "'\"\\ud83d\"', the text holds half a surrogate pair",
    })
    void whatJsonCannotExpressSaysSo(String written, String why) throws DocumentException {
        assertThat(single(written)).isEqualTo(new Value.Unusable(why, at(1, 3)));
    }

    @Test
    void aNumberWithoutEndIsNone() throws DocumentException {
        assertThat(single("1".repeat(1001))).isInstanceOf(Value.Unusable.class);
    }

    @ParameterizedTest
    @CsvSource({"a, a", "'\"y\"', y", "1, 1", "-12, -12", "true, true", "y, y", "0x10, 16", "1.50, 1.50", "~, ~"})
    void aKeyIsAString(String written, String expected) throws DocumentException {
        assertThat(entry(written + ": 1").key()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "y, 'a key must be a string, and YAML reads this one as a boolean; put it in quotes'",
        "~, 'a key must be a string, and YAML reads this one as null; put it in quotes'",
        "1.5, 'a key must be a string, and YAML reads this one as a number; put it in quotes'",
        "'? [1]\n', 'a key must be a string, and is a list'",
    })
    void aKeyThatIsNoStringSaysSo(String written, String why) throws DocumentException {
        assertThat(entry(written + ": 1").value())
                .isEqualTo(new Value.Unusable(why, entry(written + ": 1").at()));
    }

    @Test
    void onlyTheFirstDocumentIsRead() throws DocumentException {
        assertThat(parse("--- a\n--- b\n")).contains(new Value.Text("a", at(1, 5)));
        assertThat(parse("--- a\n...\n")).contains(new Value.Text("a", at(1, 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# comment\n", "---\n", "---\n---\na: 1", "null", "\uFEFF"})
    void nothingIsNoDocument(String text) throws DocumentException {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsSkipped() throws DocumentException {
        assertThat(entry("\uFEFFa: 1").key()).isEqualTo("a");
    }

    @Test
    void jsonIsReadAsItIs() throws DocumentException {
        assertThat(entry("{\n\t\"a\\u0041\\/\":\t\"\\ud83d\\ude00 \\n\"\n}"))
                .isEqualTo(new Value.Entry("aA/", at(2, 2), new Value.Text("\ud83d\ude00 \n", at(2, 15))));
    }

    @Test
    void keysMayRepeatHereAndKeepTheirOrder() throws DocumentException {
        assertThat(((Value.Mapping) parse("{b: 1, a: 2, b: 3}").orElseThrow()).entries())
                .extracting(Value.Entry::key)
                .containsExactly("b", "a", "b");
    }

    @Test
    void anAliasStandsForItsAnchor() throws DocumentException {
        List<Value> elements = ((Value.Sequence) parse("[&x {k: v}, *x]").orElseThrow()).elements();
        assertThat(elements.get(1)).isInstanceOf(Value.Mapping.class).isEqualTo(elements.get(0));
    }

    @Test
    void aMergeKeyTakesOverWhatIsNotSaid() throws DocumentException {
        String text = "base: &b {x: 1, w: 1}\nother: &o {x: 2, z: 2}\nboth: {<<: [*b, *o], w: 3}\n";
        Value both =
                ((Value.Mapping) parse(text).orElseThrow()).entries().get(2).value();
        assertThat(((Value.Mapping) both).entries())
                .extracting(entry -> entry.key() + "=" + ((Value.Numeral) entry.value()).json())
                .containsExactly("w=3", "x=1", "z=2");
    }

    @Test
    void aMergeOfNoObjectSaysSo() throws DocumentException {
        assertThat(entry("<<: 1").value())
                .isEqualTo(new Value.Unusable("<< takes over objects, and this is a number", at(1, 1)));
    }

    @Test
    void aQuotedMergeKeyIsAKey() throws DocumentException {
        assertThat(entry("'<<': 1").key()).isEqualTo("<<");
        assertThat(entry("'<<': 1").value()).isInstanceOf(Value.Numeral.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: [1, 2\nb: }' | 2 | 2 | while parsing a flow sequence: expected ',' or ']', but got :",
                "a: *nope | 1 | 4 | alias *nope has no anchor before it",
                "'&a [*a]' | 1 | 5 | alias *a has no anchor before it",
                "'a: 1\n\tb: 1' | 2 | 1 | while scanning for the next token: found character",
                "'x: 1\na: \u0007' | 2 | 4 | character U+0007 is not allowed",
                "{a: 1} } | 1 | 8 | expected '<document start>'",
                "'{\"a\": \"\\x\"}' | 1 | 10 | while scanning a double-quoted scalar",
            })
    void whatIsNoDocumentIsToldWithItsPlace(String text, int line, int column, String message) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(DocumentException.class, e -> {
            assertThat(e).hasMessageStartingWith(message).message().doesNotContain("\n");
            assertThat(e.position()).isEqualTo(at(line, column));
        });
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> DocumentParser.parse(new byte[] {'a', (byte) 0xC3, '('}))
                .isInstanceOf(DocumentException.class)
                .hasMessage("not UTF-8");
    }

    @Test
    void aTextTooLargeIsRefused() {
        assertThatThrownBy(() -> DocumentParser.parse(new byte[DocumentParser.LARGEST + 1]))
                .isInstanceOf(DocumentException.class)
                .hasMessage("larger than 3145728 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void aTextTooDeepIsRefused(String open) {
        assertThatThrownBy(() -> parse(open.repeat(100_000)))
                .isInstanceOf(DocumentException.class)
                .hasMessage("nested deeper than 100 levels");
    }

    @Test
    void aliasesCannotMultiplyWithoutBound() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String tenfold = String.join(", ", Collections.nCopies(10, "*a" + (i - 1)));
            text.append("a" + i + ": &a" + i + " [" + tenfold + "]\n");
        }
        assertThatThrownBy(() -> parse(text.toString()))
                .isInstanceOf(DocumentException.class)
                .hasMessage("more than 100000 values, aliases followed");
    }

    @Test
    void allDocumentsAreReadButForThoseThatHoldNothing() throws DocumentException {
        assertThat(parseAll("--- # nothing\n---\na\n...\n---\n# nothing\n---\nb\n"))
                .containsExactly(new Value.Text("a", at(3, 1)), new Value.Text("b", at(8, 1)));
        assertThat(parseAll("# nothing")).isEmpty();
        assertThat(parseAll("{\"a\": 1}")).hasSize(1);
    }

    @Test
    void anAnchorIsKnownInItsDocumentAlone() {
        assertThatThrownBy(() -> parseAll("&a x\n---\n*a\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessage("alias *a has no anchor before it");
    }

    @Test
    void lines_may_end_as_on_old_machines() {
        assertThatThrownBy(() -> DocumentParser.parse("x: 1\ry: 2\r\na: \u0007".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.position()).isEqualTo(new Position(3, 4)));
    }

    @Test
    void whatFollowsTheFirstDocumentMattersWhereAllAreRead() throws DocumentException {
        String text = "a\n---\n[\n";
        assertThat(parse(text)).isPresent();
        assertThatThrownBy(() -> parseAll(text)).isInstanceOf(DocumentException.class);
    }

    private static List<Value> parseAll(String text) throws DocumentException {
        return DocumentParser.parseAll(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Value> parse(String text) throws DocumentException {
        return DocumentParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Value single(String element) throws DocumentException {
        return ((Value.Sequence) parse("- " + element).orElseThrow()).elements().get(0);
    }

    private static Value.Entry entry(String mapping) throws DocumentException {
        return ((Value.Mapping) parse(mapping).orElseThrow()).entries().get(0);
    }

    private static Position at(int line, int column) {
        return new Position(line, column);
    }
}

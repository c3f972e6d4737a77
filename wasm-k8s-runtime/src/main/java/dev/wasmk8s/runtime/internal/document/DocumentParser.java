package dev.wasmk8s.runtime.internal.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the first document of a YAML or JSON text in UTF-8, or all of them. JSON is read as the part of YAML that it is. */
public final class DocumentParser {
    /** The largest text that is read, in bytes; far more than a configuration needs. */
    public static final int LARGEST = 3 << 20;

    private interface Build<T> {
        T with(TreeBuilder builder) throws DocumentException;
    }

    private DocumentParser() {}

    /**
     * Reads the first document.
     *
     * @return its value; empty if the text holds none, or only comments
     * @throws DocumentException if the text cannot be read
     */
    public static Optional<Value> parse(byte[] utf8) throws DocumentException {
        return parse(utf8, TreeBuilder::build);
    }

    /**
     * Reads all documents.
     *
     * @return their values, but for those that hold nothing, or only comments
     * @throws DocumentException if any of the text cannot be read
     */
    public static List<Value> parseAll(byte[] utf8) throws DocumentException {
        return parse(utf8, TreeBuilder::buildAll);
    }

    private static <T> T parse(byte[] utf8, Build<T> build) throws DocumentException {
        if (utf8.length > LARGEST) {
            throw new DocumentException("larger than " + LARGEST + " bytes", Position.UNKNOWN);
        }
        String text = decode(utf8);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LARGEST).build();
        try {
            return build.with(new TreeBuilder(new ParserImpl(settings, new StreamReader(settings, text))));
        } catch (MarkedYamlEngineException e) {
            throw new DocumentException(oneLine(e), position(e.getProblemMark().or(e::getContextMark)));
        } catch (ReaderException e) {
            String codePoint = String.format("U+%04X", e.getCodePoint());
            throw new DocumentException("character " + codePoint + " is not allowed", position(text, e.getPosition()));
        } catch (YamlEngineException e) {
            throw new DocumentException(String.valueOf(e.getMessage()), Position.UNKNOWN);
        }
    }

    static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.UNKNOWN);
    }

    private static Position position(String text, int index) {
        // As the parser counts lines.
        String[] lines = text.substring(0, text.offsetByCodePoints(0, index)).split("\r\n|[\r\n]", -1);
        String last = lines[lines.length - 1];
        return new Position(lines.length, 1 + last.codePointCount(0, last.length()));
    }

    private static String oneLine(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        return (context + e.getProblem()).replaceAll("\\s+", " ").trim();
    }

    private static String decode(byte[] utf8) throws DocumentException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DocumentException("not UTF-8", Position.UNKNOWN);
        }
    }
}

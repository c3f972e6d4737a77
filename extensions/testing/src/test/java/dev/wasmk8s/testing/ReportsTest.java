package dev.wasmk8s.testing;

import static dev.wasmk8s.testing.GoldenFolder.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.testing.report.JunitXmlReport;
import dev.wasmk8s.testing.report.TapReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportsTest {
    @TempDir
    Path temporary;

    private List<GoldenResult> results;

    @BeforeEach
    void run() {
        GoldenFolder folder = new GoldenFolder(temporary.resolve("tests"));
        String review = "review:\n" + configMap("{}");
        folder.file("a #1.yaml", review + "expect: {allowed: true}\n");
        folder.file("b.yaml", review + "expect: {allowed: false, warnings: [\"<&\\\"\\e\"]}\n");
        results = GoldenFolder.run(folder.suite().module(folder.guest("magic-validator")));
    }

    @Test
    void tap_tells_differences_below_their_test() {
        assertThat(TapReport.of(results)).isEqualTo("""
                TAP version 14
                1..2
                ok 1 - a \\#1
                not ok 2 - b
                  ---
                  differences:
                    - {"path":"allowed","expected":"false","found":"true"}
                    - {"path":"warnings","expected":"[\\"<&\\\\\\"\\\\u001b\\"]","found":"nothing"}
                  ...
                """);
    }

    @Test
    void the_xml_of_junit_is_well_formed_whatever_a_module_says() throws Exception {
        String xml = JunitXmlReport.of("tests", results);

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo(
                        "allowed: expected false, found true\nwarnings: expected [\"<&\\\"\\u001b\"], found nothing");
    }
}

package policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmk8s.guest.Answers;
import dev.wasmk8s.guest.Settings;
import org.junit.jupiter.api.Test;

class OwnerLabelTest {
    private static String answer(String labels) {
        String review =
                "{\"request\": {\"uid\": \"1\", \"operation\": \"CREATE\", \"object\": {\"metadata\": {\"labels\": "
                        + labels + "}}}}";
        return Answers.admission(
                "{\"settings\": {\"label\": \"team\"}, \"request\": " + review + "}",
                Settings.required(OwnerLabel::label),
                OwnerLabel::validate);
    }

    @Test
    void an_object_with_the_label_is_allowed() {
        assertTrue(answer("{\"team\": \"a\"}").contains("\"allowed\":true"));
    }

    @Test
    void an_object_without_it_is_denied() {
        assertTrue(answer("{}").contains("the label `team` is missing"));
    }
}

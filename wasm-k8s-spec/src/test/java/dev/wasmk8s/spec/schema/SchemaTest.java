package dev.wasmk8s.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.Reviews;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final Map<String, String> SCHEMAS = Arrays.stream(Schema.values())
            .collect(Collectors.toMap(Schema::id, schema -> schema.text().toString()));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SCHEMAS));

    @Test
    void everySchemaIsWhatItsIdSays() {
        for (Schema schema : Schema.values()) {
            assertThat(schema.text().toString()).contains("\"$id\": \"" + schema.id() + "\"");
            assertThat(REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                            .validate(schema.text().toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void everyReviewOfAConformanceCaseIsARequest() {
        for (String id : ConformanceCases.ids()) {
            for (Example example : ConformanceCases.read(id).examples()) {
                Schema schema =
                        switch (example.useCase()) {
                            case AUTHENTICATION -> Schema.TOKEN_REVIEW_REQUEST;
                            case AUTHORIZATION -> Schema.SUBJECT_ACCESS_REVIEW_REQUEST;
                            case ADMISSION -> Schema.ADMISSION_REVIEW_REQUEST;
                        };
                assertThat(errors(schema, example.review())).as(example.name()).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void whatIsWrittenForATokenReviewFits(
            @ForAll("tokenReviewSpecs") TokenReviewSpec spec,
            @ForAll("tokenReviewStatuses") TokenReviewStatus status,
            @ForAll("objects") RawJson settings) {
        assertThat(errors(Schema.TOKEN_REVIEW_REQUEST, TokenReviewCodec.writeRequest(spec)))
                .isEmpty();
        assertThat(errors(Schema.REQUEST_ENVELOPE, TokenReviewCodec.writeEnvelope(spec, Optional.of(settings))))
                .isEmpty();
        boolean sound = !status.authenticated()
                || status.user().filter(user -> !user.username().isEmpty()).isPresent();
        assertThat(errors(Schema.TOKEN_REVIEW_ANSWER, TokenReviewCodec.writeAnswer(status))
                        .isEmpty())
                .isEqualTo(sound);
    }

    @Property(tries = 200)
    void whatIsWrittenForASubjectAccessReviewFits(
            @ForAll("subjectAccessReviewSpecs") SubjectAccessReviewSpec spec,
            @ForAll("subjectAccessReviewStatuses") SubjectAccessReviewStatus status) {
        assertThat(errors(Schema.SUBJECT_ACCESS_REVIEW_REQUEST, SubjectAccessReviewCodec.writeRequest(spec)))
                .isEmpty();
        assertThat(errors(Schema.REQUEST_ENVELOPE, SubjectAccessReviewCodec.writeEnvelope(spec, Optional.empty())))
                .isEmpty();
        assertThat(errors(Schema.SUBJECT_ACCESS_REVIEW_ANSWER, SubjectAccessReviewCodec.writeAnswer(status))
                        .isEmpty())
                .isEqualTo(!(status.allowed() && status.denied()));
    }

    @Property(tries = 200)
    void whatIsWrittenForAnAdmissionReviewFits(
            @ForAll("admissionRequests") AdmissionRequest request, @ForAll("objects") RawJson settings) {
        assertThat(errors(Schema.ADMISSION_REVIEW_REQUEST, AdmissionReviewCodec.writeRequest(request)))
                .isEmpty();
        assertThat(errors(Schema.REQUEST_ENVELOPE, AdmissionReviewCodec.writeEnvelope(request, Optional.of(settings))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "RESPONSE_ENVELOPE            | {`response`:{}}                                   | true",
                "RESPONSE_ENVELOPE            | {`error`:`x`}                                     | true",
                "RESPONSE_ENVELOPE            | {`error`:null,`response`:{},`more`:1}             | true",
                "RESPONSE_ENVELOPE            | {`error`:``,`response`:{}}                        | true",
                "RESPONSE_ENVELOPE            | {`error`:``}                                      | false",
                "RESPONSE_ENVELOPE            | {}                                                | false",
                "RESPONSE_ENVELOPE            | {`response`:null}                                 | false",
                "RESPONSE_ENVELOPE            | {`error`:false,`response`:{}}                     | false",
                "RESPONSE_ENVELOPE            | []                                                | false",
                "REQUEST_ENVELOPE             | {`settings`:{}}                                   | false",
                "REQUEST_ENVELOPE             | {`request`:{}}                                    | false",
                "TOKEN_REVIEW_ANSWER          | {}                                                | true",
                "TOKEN_REVIEW_ANSWER          | {`status`:{`user`:null,`audiences`:null}}         | true",
                "TOKEN_REVIEW_ANSWER          | {`status`:{`authenticated`:true}}                 | false",
                "TOKEN_REVIEW_ANSWER          | {`status`:{`user`:{`groups`:[1]}}}                | false",
                "TOKEN_REVIEW_ANSWER          | {`status`:{`user`:{`extra`:{`k`:`v`}}}}           | false",
                "SUBJECT_ACCESS_REVIEW_ANSWER | {`status`:{`allowed`:1}}                          | false",
                "ADMISSION_REVIEW_ANSWER      | {`response`:{`uid`:`u`}}                          | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`}}                          | true",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`patch`:null,`patchType`:null,`status`:null}} | true",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`patch`:`e30=`,`patchType`:`Full`}} | true",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`patch`:`e30=`}}           | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`patchType`:`Full`}}       | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`patch`:`e30=`,`patchType`:`JSONPatch`}} | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`status`:{`code`:422.5}}}  | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:`u`,`status`:{`code`:4294967296}}} | false",
                "ADMISSION_REVIEW_ANSWER      | H`response`:{`uid`:``}}                           | false"
            })
    void answersFitOrNot(Schema schema, String json, boolean fits) {
        String answer = json.replace('`', '"')
                .replaceFirst("^H", "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",");
        assertThat(errors(schema, RawJson.of(answer)).isEmpty()).isEqualTo(fits);
    }

    private static List<?> errors(Schema schema, RawJson document) {
        return REGISTRY.getSchema(SchemaLocation.of(schema.id())).validate(document.toString(), InputFormat.JSON);
    }

    @Provide
    Arbitrary<TokenReviewSpec> tokenReviewSpecs() {
        return Reviews.tokenReviewSpecs();
    }

    @Provide
    Arbitrary<TokenReviewStatus> tokenReviewStatuses() {
        return Reviews.tokenReviewStatuses();
    }

    @Provide
    Arbitrary<SubjectAccessReviewSpec> subjectAccessReviewSpecs() {
        return Reviews.subjectAccessReviewSpecs();
    }

    @Provide
    Arbitrary<SubjectAccessReviewStatus> subjectAccessReviewStatuses() {
        return Reviews.subjectAccessReviewStatuses();
    }

    @Provide
    Arbitrary<AdmissionRequest> admissionRequests() {
        return Reviews.admissionRequests();
    }

    @Provide
    Arbitrary<RawJson> objects() {
        return Reviews.objects();
    }
}

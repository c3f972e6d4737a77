package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.stream.Stream;

/** An AccessControlConfiguration: all three chains in one file, each a section that may be left out. */
record AccessControlConfigurationReader(ConfigurationFile file) {
    private static final List<String> SECTIONS = List.of("authentication", "authorization", "admission");
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("apiVersion", "kind", "implicitAudiences"), SECTIONS.stream())
            .toList();

    Declarations read(Field document) {
        if (!DocumentKind.ACCESS_CONTROL.isThatOf(document)) {
            return Declarations.NONE;
        }
        Fields fields = Fields.of(document, KEYS);
        if (SECTIONS.stream().allMatch(section -> fields.get(section).isEmpty())) {
            document.mistake("declares no modules", "Fill at least one of " + Spelling.listed(SECTIONS) + ".");
        }
        return new Declarations(
                section(fields, "authentication", UseCase.AUTHENTICATION),
                section(fields, "authorization", UseCase.AUTHORIZATION),
                section(fields, "admission", UseCase.ADMISSION),
                fields.get("implicitAudiences").map(Field::texts).orElse(List.of()));
    }

    private List<DeclaredModule> section(Fields fields, String key, UseCase useCase) {
        return fields.get(key)
                .map(file.moduleList(useCase, FailurePolicy.FAIL)::read)
                .orElse(List.of());
    }
}

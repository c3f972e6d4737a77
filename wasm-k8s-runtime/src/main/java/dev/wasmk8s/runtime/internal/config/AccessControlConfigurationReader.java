package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An AccessControlConfiguration: all three chains in one file, each a section that may be left out. */
record AccessControlConfigurationReader(FileLookup files) {
    private static final List<String> SECTIONS = List.of("authentication", "authorization", "admission");
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("apiVersion", "kind", "implicitAudiences"), SECTIONS.stream())
            .toList();

    Declarations read(Field document) {
        Fields fields = Fields.of(document, KEYS);
        if (SECTIONS.stream().allMatch(section -> fields.get(section).isEmpty())) {
            document.mistake("declares no modules", "Fill at least one of " + Spelling.listed(SECTIONS) + ".");
        }
        Optional<AdmissionSection> admission =
                fields.get("admission").map(new AdmissionSectionReader(modules(UseCase.ADMISSION))::read);
        return new Declarations(
                section(fields, "authentication", UseCase.AUTHENTICATION),
                section(fields, "authorization", UseCase.AUTHORIZATION),
                admission.map(AdmissionSection::modules).orElse(List.of()),
                admission.map(AdmissionSection::groups).orElse(List.of()),
                fields.get("implicitAudiences").map(Field::texts).orElse(List.of()));
    }

    private List<DeclaredModule> section(Fields fields, String key, UseCase useCase) {
        return fields.get(key).map(new ModuleListReader(modules(useCase))::read).orElse(List.of());
    }

    private ModuleReader modules(UseCase useCase) {
        return new ModuleReader(useCase, FailurePolicy.FAIL, ModuleKeys.of(useCase), files);
    }
}

package dev.wasmk8s.runtime.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom, from the request inwards: chain, review, guest, engine, wasi. */
class ArchitectureTest {
    private static final String INTERNAL = "dev.wasmk8s.runtime.internal.";
    private static final String MATCH = INTERNAL + "match..";
    private static final String CHAIN = INTERNAL + "chain..";
    private static final String CONFIG = INTERNAL + "config..";
    private static final String REVIEW = INTERNAL + "review..";
    private static final String GUEST = INTERNAL + "guest..";
    private static final String ENGINE = INTERNAL + "engine..";
    private static final String STATE = INTERNAL + "state..";
    private static final String OUTLINE = INTERNAL + "outline..";
    private static final String IMAGE = INTERNAL + "image..";
    private static final String WASI = INTERNAL + "wasi..";
    private static final String OBSERVATION = INTERNAL + "observation..";
    private static final String FILES = INTERNAL + "files..";
    private static final String ASSEMBLY = INTERNAL + "assembly..";
    private static final String VERSION = INTERNAL + "version..";

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.wasmk8s.runtime");

    @Test
    void only_the_engine_package_knows_the_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.dylibso.chicory..")
                .check(RUNTIME);
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyBeAccessed()
                .byAnyPackage(ENGINE, GUEST, REVIEW)
                .check(RUNTIME);
    }

    /** So that nothing else is missing where the compiler is. */
    @Test
    void only_one_class_knows_the_compiler() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ModuleCompiler")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.dylibso.chicory.compiler..")
                .check(RUNTIME);
    }

    @Test
    void nobody_knows_who_calls_it() {
        knowsNothingOf(OBSERVATION, IMAGE, WASI, STATE, OUTLINE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(IMAGE, WASI, STATE, OUTLINE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(WASI, STATE, OUTLINE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(STATE, OUTLINE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(OUTLINE, WASI, STATE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(GUEST, REVIEW, CHAIN, MATCH, CONFIG);
        knowsNothingOf(REVIEW, CHAIN, MATCH, CONFIG);
    }

    /** Whatever a chain consists of does not know that it can be replaced. */
    @Test
    void nobody_knows_of_versions() {
        knowsNothingOf(FILES, WASI, STATE, OUTLINE, ENGINE, GUEST, REVIEW, CHAIN, MATCH, CONFIG, ASSEMBLY, VERSION);
        for (String inner : new String[] {GUEST, REVIEW, CHAIN, MATCH, CONFIG, ASSEMBLY}) {
            knowsNothingOf(inner, VERSION);
        }
    }

    @Test
    void chains_and_rules_know_nothing_of_guests() {
        knowsNothingOf(MATCH, REVIEW, GUEST, ENGINE, WASI);
        knowsNothingOf(CHAIN, REVIEW, CONFIG, GUEST, ENGINE, WASI);
        knowsNothingOf(CONFIG, REVIEW, CHAIN, GUEST, ENGINE, WASI);
    }

    @Test
    void only_the_document_package_knows_the_yaml_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".document")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(RUNTIME);
    }

    private static void knowsNothingOf(String inner, String... outer) {
        noClasses()
                .that()
                .resideInAPackage(inner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(outer)
                .check(RUNTIME);
    }
}

package dev.matar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, as {@code docs/architecture.md} draws them. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.matar");

    @Test
    void nounsKnowNothingButTheJdk() {
        imports("schema", "java.math..", "java.nio.charset..");
    }

    @Test
    void verbsKnowNounsOnly() {
        imports("operation", in("schema"), "java.math..", "java.time..");
    }

    @Test
    void diffKnowsNoDialect() {
        imports("diff", in("schema"), in("operation"));
    }

    @Test
    void hazardsKnowNeitherDialectNorHistory() {
        imports("check", in("schema"), in("operation"));
    }

    @Test
    void rulesKnowNeitherDialectNorDiff() {
        imports("rule", in("schema"), in("operation"), in("notation"));
    }

    @Test
    void sourcesKnowDialectsOnly() {
        neverImports("source", in("diff"), in("rule"), in("notation"), in("migration"), in("revision"), in("run"), "dev.matar");
    }

    @Test
    void comparisonsKnowNoHistory() {
        neverImports("compare", in("notation"), in("migration"), in("revision"), in("run"), "dev.matar");
    }

    @Test
    void notationKnowsNoDialect() {
        imports("notation", in("schema"), in("operation"), "java.time..", "java.math..", "java.nio.charset..");
    }

    @Test
    void dialectsKnowNeitherHistoryNorDiff() {
        neverImports("dialect..", in("diff"), in("rule"), in("notation"), in("migration"), in("revision"), in("run"), "dev.matar");
    }

    @Test
    void revisionsKnowNoDatabase() {
        neverImports("revision", in("run"), in("diff"), in("rule"), "dev.matar", "java.sql..");
    }

    @Test
    void writersKnowNeitherFilesNorDatabases() {
        neverImports("writer", in("diff"), in("check"), in("source"), in("revision"), in("run"), "dev.matar", "java.sql..", "java.nio.file..");
    }

    @Test
    void onlyInspectorsSourcesAndTheRunnerTouchJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.matar", in("dialect.."), in("source"), in("run"), in("migration"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(HOUSE);
    }

    @Test
    void theRunnerKnowsNoFacade() {
        neverImports("run", "dev.matar");
    }

    private static String in(String name) {
        return "dev.matar." + name;
    }

    private static void imports(String name, String... others) {
        String[] allowed = new String[others.length + 4];
        System.arraycopy(others, 0, allowed, 0, others.length);
        allowed[others.length] = in(name);
        allowed[others.length + 1] = "java.lang..";
        allowed[others.length + 2] = "java.util..";
        allowed[others.length + 3] = "";
        classes().that().resideInAPackage(in(name)).should().onlyDependOnClassesThat().resideInAnyPackage(allowed).check(HOUSE);
    }

    private static void neverImports(String name, String... others) {
        noClasses().that().resideInAPackage(in(name)).should().dependOnClassesThat().resideInAnyPackage(others).check(HOUSE);
    }
}

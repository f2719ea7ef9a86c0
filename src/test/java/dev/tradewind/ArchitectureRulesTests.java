package dev.tradewind;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tradewind", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTests {

    @ArchTest
    static final ArchRule theEngineIsPlainJava = classes()
            .that()
            .resideInAnyPackage("dev.tradewind.placement..", "dev.tradewind.quantity..", "dev.tradewind.audit.merkle..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.tradewind.placement..",
                    "dev.tradewind.quantity..",
                    "dev.tradewind.audit.merkle..");

    @ArchTest
    static final ArchRule theEngineKnowsNoClock = noClasses()
            .that()
            .resideInAPackage("dev.tradewind.placement..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule onlyViewsKnowVaadin = noClasses()
            .that()
            .resideInAPackage("dev.tradewind..")
            .and()
            .resideOutsideOfPackages("..ui..", "dev.tradewind", "dev.tradewind.identity")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule onlyApiPackagesKnowTheWeb = noClasses()
            .that()
            .resideInAPackage("dev.tradewind..")
            .and()
            .resideOutsideOfPackages("..api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.web.bind..");
}

package dev.tradewind;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

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

    /** A component is called by its simple name: two of one name keep the console from starting. */
    @ArchTest
    static void noTwoComponentsShareAName(JavaClasses all) {
        var byName = all.stream()
                .filter(type -> type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName)
                .hasSizeGreaterThan(100)
                .allSatisfy((name, types) -> assertThat(types).hasSize(1));
    }
}

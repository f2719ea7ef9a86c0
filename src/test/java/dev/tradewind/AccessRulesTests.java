package dev.tradewind;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A view or an endpoint without a rule for who may use it does not get in. */
@AnalyzeClasses(packages = "dev.tradewind", importOptions = ImportOption.DoNotIncludeTests.class)
class AccessRulesTests {

    @ArchTest
    static final ArchRule everyViewSaysWhoMaySeeIt = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class);

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayCallIt =
            methods().that(areEndpoints()).should(carryARule()).allowEmptyShould(true);

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> method.getOwner().isAnnotatedWith(RestController.class)
                        && method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static ArchCondition<JavaMethod> carryARule() {
        return new ArchCondition<>("carry @RolesAllowed or @PreAuthorize, on the method or its class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var guarded = method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(PreAuthorize.class)
                        || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                        || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                events.add(new SimpleConditionEvent(method, guarded, method.getFullName()));
            }
        };
    }
}

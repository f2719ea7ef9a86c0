package dev.tradewind.access;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradewind.audit.AuditTrail;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a person can set going, read from the compiled code: each method of the domain that a view or an endpoint calls and
 * that ends in an entry of the audit log, by whatever way.
 */
final class ChangingActions {
    private static final Set<String> DOORS = Set.of("ui", "api");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tradewind");
    private final Map<JavaCodeUnit, List<JavaCodeUnit>> calls = new HashMap<>();

    /** By name, as in {@code workload.Workloads#change}. */
    TreeMap<String, Set<JavaCodeUnit>> all() {
        var found = new TreeMap<String, Set<JavaCodeUnit>>();
        for (var door : classes) {
            if (!isDoor(door)) {
                continue;
            }
            for (var unit : door.getCodeUnits()) {
                called(unit).stream()
                        .filter(action -> !isDoor(action.getOwner()) && !action.isConstructor())
                        .filter(action -> reaches(action, ChangingActions::records))
                        .forEach(action -> found.computeIfAbsent(name(action), each -> new HashSet<>())
                                .add(action));
            }
        }
        return found;
    }

    /** Whether a method, by whatever way inside the program, calls one of these. */
    boolean reaches(JavaCodeUnit from, Predicate<JavaCodeUnit> wanted) {
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            if (wanted.test(unit)) {
                return true;
            }
            called(unit).stream().filter(next -> !isDoor(next.getOwner())).forEach(open::push);
        }
        return false;
    }

    /** Who may call the endpoints that set an action going: roles as their annotations say, by role name. */
    TreeSet<String> rolesOfEndpoints(Set<JavaCodeUnit> action) {
        var roles = new TreeSet<String>();
        for (var door : classes) {
            if (!isDoor(door)) {
                continue;
            }
            for (var endpoint : door.getMethods()) {
                if (endpoint.isMetaAnnotatedWith(RequestMapping.class) && withinDoors(endpoint, action)) {
                    roles.addAll(rolesOf(endpoint));
                }
            }
        }
        return roles;
    }

    private static List<String> rolesOf(JavaMethod endpoint) {
        if (endpoint.isAnnotatedWith(RolesAllowed.class)) {
            return List.of(endpoint.getAnnotationOfType(RolesAllowed.class).value());
        }
        if (endpoint.isAnnotatedWith(PreAuthorize.class)) {
            return List.of(endpoint.getAnnotationOfType(PreAuthorize.class).value());
        }
        return List.of(
                endpoint.getOwner().getAnnotationOfType(RolesAllowed.class).value());
    }

    private boolean withinDoors(JavaCodeUnit from, Set<JavaCodeUnit> action) {
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var unit = open.pop();
            if (action.contains(unit)) {
                return true;
            }
            if (isDoor(unit.getOwner()) && seen.add(unit)) {
                called(unit).forEach(open::push);
            }
        }
        return false;
    }

    private static boolean records(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(AuditTrail.class)
                && unit.getName().equals("record");
    }

    /** An interface stands for everything of ours that implements it. */
    private List<JavaCodeUnit> called(JavaCodeUnit unit) {
        return calls.computeIfAbsent(unit, ChangingActions::calls);
    }

    private static List<JavaCodeUnit> calls(JavaCodeUnit unit) {
        return Stream.concat(
                        unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                        unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .filter(target -> target.getOwner().getPackageName().startsWith("dev.tradewind"))
                .flatMap(ChangingActions::resolved)
                .distinct()
                .toList();
    }

    private static Stream<JavaCodeUnit> resolved(CodeUnitAccessTarget target) {
        var declared = target.resolveMember().stream();
        var implementing = target.getOwner().isInterface()
                ? target.getOwner().getAllSubclasses().stream()
                        .flatMap(each -> each.getCodeUnits().stream())
                        .filter(each -> each.getName().equals(target.getName())
                                && each.getRawParameterTypes().size()
                                        == target.getRawParameterTypes().size())
                : Stream.<JavaCodeUnit>empty();
        return Stream.concat(declared, implementing);
    }

    private static boolean isDoor(JavaClass of) {
        return Stream.of(of.getPackageName().split("\\.")).anyMatch(DOORS::contains)
                && !of.getPackageName().equals("dev.tradewind.ui");
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getName().replace("dev.tradewind.", "") + "#" + unit.getName();
    }
}

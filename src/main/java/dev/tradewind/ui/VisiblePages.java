package dev.tradewind.ui;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The pages that exist and that the current person may open. */
@Component
class VisiblePages {
    private final AccessAnnotationChecker checker;

    VisiblePages(AccessAnnotationChecker checker) {
        this.checker = checker;
    }

    List<NavigationItem> items() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var routes = RouteConfiguration.forApplicationScope();
        return NavigationItem.ALL.stream()
                .filter(item -> who != null
                        && routes.getRoute(item.path())
                                .filter(view -> checker.hasAccess(view, who, role -> has(who, role)))
                                .isPresent())
                .toList();
    }

    private static boolean has(Authentication who, String role) {
        return who.getAuthorities().stream().anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
    }
}

package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/**
 * Somebody follows an old link, or one that a colleague with other roles sent: the page says which of the two it is, and
 * who can help.
 */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Not here · Tradewind")
class NotFoundPage extends Page implements HasErrorParameter<NotFoundException> {

    NotFoundPage() {
        super(tr("Not here"), "");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        String path = event.getLocation().getPath();
        Optional<Class<? extends Component>> page =
                RouteConfiguration.forApplicationScope().getRoute(path);
        if (page.isPresent()) {
            setQuestion(tr("this page is for other roles"));
            add(new EmptyState(
                    "ban",
                    tr("Your roles do not open /{0}", path),
                    tr(
                            "It takes {0}. An administrator grants roles on the Admin page; your own stand under your initial, top right.",
                            roles(page.get())),
                    tr("Go to Overview"),
                    ""));
            return HttpServletResponse.SC_FORBIDDEN;
        }
        setQuestion(tr("no page has this address"));
        add(new EmptyState(
                "circle-help",
                tr("There is no page at /{0}", path),
                tr(
                        "Maybe the link is old, or a character is missing. Ctrl K finds every page, site, workload and recommendation."),
                tr("Go to Overview"),
                ""));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    private static String roles(Class<?> page) {
        RolesAllowed allowed = page.getAnnotation(RolesAllowed.class);
        return allowed == null
                ? tr("a role that nobody named")
                : tr("the role {0}", String.join(tr(" or "), List.of(allowed.value())));
    }
}

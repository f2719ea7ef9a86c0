package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A page that could not be built says so, says that nothing was changed by looking, and gives the id that the log has. */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Our fault · Tradewind")
class FailurePage extends Page implements HasErrorParameter<Exception> {

    FailurePage() {
        super(tr("Our fault"), tr("this page could not be shown"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String path = event.getLocation().getPathWithQueryParameters();
        String errorId = UiFaults.logged("showing /" + path, parameter.getException());
        add(new EmptyState(
                "circle-x",
                tr("Something broke while this page was put together"),
                tr(
                        "Nothing was changed. Try again; if it stays so, give your administrator the error id {0}, under which the log says what happened.",
                        errorId),
                tr("Try again"),
                path));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}

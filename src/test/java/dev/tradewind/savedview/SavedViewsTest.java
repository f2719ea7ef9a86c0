package dev.tradewind.savedview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ConsoleTest
@Transactional
class SavedViewsTest {
    private static final String PASSWORD = "a long enough password";

    @Autowired
    private SavedViews views;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Person nora;
    private Person omar;
    private Person root;

    @BeforeEach
    void world() {
        nora = people.create("view-nora", "Nora", PASSWORD, Set.of("ANALYST"), Set.of());
        omar = people.create("view-omar", "Omar", PASSWORD, Set.of("VIEWER"), Set.of());
        root = people.create("view-root", "Root", PASSWORD, Set.of("ADMIN"), Set.of());
    }

    @Test
    void whatIsSharedIsSeenByEverybodyAndTheRestByItsOwnerAlone() {
        views.save(nora, "zz own", "egress?tab=flows&range=30d", false);
        views.save(nora, "aa shared", "carbon?by=owner", true);
        views.save(omar, "latency of ours", "latency", false);

        assertThat(views.of(nora)).extracting(SavedView::name).contains("aa shared", "zz own");
        assertThat(views.of(omar))
                .extracting(SavedView::name)
                .contains("latency of ours", "aa shared")
                .doesNotContain("zz own")
                .startsWith("latency of ours");
    }

    @Test
    void aNameTakenAgainReplacesTheView() {
        var first = views.save(nora, "month", "egress", false);
        var second = views.save(nora, " month ", "egress?range=90d", true);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(views.of(nora)).filteredOn(SavedView::name, "month").containsExactly(second);
        assertThat(entries(first, "saved-view.saved")).isEqualTo(2);
    }

    @Test
    void onlyWhoSavedItOrAnAdministratorRemovesIt() {
        var view = views.save(nora, "shared one", "edge", true);

        assertThatThrownBy(() -> views.remove(view, omar)).hasMessageContaining("somebody else's");
        views.remove(view, root);

        assertThat(views.find(view.id(), nora)).isEmpty();
        assertThat(entries(view, "saved-view.removed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://elsewhere.example/egress",
                "//elsewhere.example",
                "/egress",
                "egress#part",
                "egress/../admin",
                "egress?x=\"><script>",
                "data:text/html,x"
            })
    void leadsNowhereElse(String path) {
        assertThatThrownBy(() -> views.save(nora, "elsewhere", path, true))
                .hasMessageContaining("path is '" + path + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?owner=payments",
                "map?layer=carbon&at=2026-11-28T10:00:00Z",
                "admin/access-review",
                "recommendations?id=REC-1011",
                "egress?from=2026-10-01&to=2026-11-01&zone=America%2FChicago"
            })
    void takesEveryPageOfTheConsole(String path) {
        assertThat(views.save(nora, "page", path, false).path()).isEqualTo(path);
    }

    @Test
    void aNameIsOneTo80Characters() {
        assertThatThrownBy(() -> views.save(nora, "  ", "egress", false)).hasMessageContaining("0 characters");
        assertThatThrownBy(() -> views.save(nora, "x".repeat(81), "egress", false))
                .hasMessageContaining("81 characters");
    }

    private long entries(SavedView view, String action) {
        return jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = ?")
                .param(view.id().toString())
                .param(action)
                .query(Long.class)
                .single();
    }
}

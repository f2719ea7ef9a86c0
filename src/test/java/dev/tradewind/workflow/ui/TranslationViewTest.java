package dev.tradewind.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import dev.tradewind.ConsoleTest;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.workflow.foreign.Foreign;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person sees of jobs that were pasted. */
@ConsoleTest
class TranslationViewTest extends SpringBrowserlessTest {
    private static final String JOB = """
            {"Job": {"ID": "load", "Type": "batch", "Priority": 70,
              "TaskGroups": [{"Name": "g", "Tasks": [{"Name": "t", "Resources": {"Cores": 2, "MemoryMB": 4096}}]}]}}
            """;

    @Autowired
    Catalog catalog;

    @Test
    void showsLineByLineWhatCarriesOverAndWhatDoesNot() {
        var view = new TranslationView(catalog);
        view.translate(JOB, "aws:us-east-1", "data");
        assertThat(view.getElement().getTextRecursively())
                .contains(
                        "NOMAD:",
                        "Job/load.Priority: has no counterpart and was left out",
                        "workloads.load.vcpus: 2.0",
                        "workloads.load.memoryGib: 4.0");
        assertThat(TranslationView.lines(Foreign.translate(JOB, "aws:us-east-1", "data")))
                .anySatisfy(line -> assertThat(line).startsWith("NOT_CARRIED", "Job/load.Priority"))
                .anySatisfy(line -> assertThat(line).containsExactly("CARRIED", "workloads.load.vcpus", "2.0"));
    }

    @Test
    void saysWhatIsWrongWithTheTextTheSiteOrTheOwner() {
        var view = new TranslationView(catalog);
        view.translate("nothing of these", "aws:us-east-1", "data");
        assertThat(view.getElement().getTextRecursively()).contains("Not translated: neither Control-M job JSON");
        view.translate(JOB, "aws:nowhere", "data");
        assertThat(view.getElement().getTextRecursively()).contains("'aws:nowhere' is no known site");
        view.translate(JOB, "aws:us-east-1", "");
        assertThat(view.getElement().getTextRecursively()).contains("the owner is missing");
    }
}

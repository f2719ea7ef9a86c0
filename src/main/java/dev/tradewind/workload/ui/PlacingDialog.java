package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.OutOfScope;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.PlacingLists;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes what a workload asks of its place and time; only the fields that go with its kind are shown. */
final class PlacingDialog extends Dialog {
    private final Workload workload;
    private final NumberField members = number(tr("Members that start together"));
    private final NumberField resume = number(tr("A pause costs, minutes of work (empty: no pause)"));
    private final Checkbox sameEachTime = new Checkbox(tr("The same site and hour for all its runs"));
    private final Checkbox byUsers = new Checkbox(tr("One part for each group of users"));
    private final TextField after = text(tr("Runs after, as extract=12.5;clean (GB handed on)"));
    private final TextField couplings = text(tr("Tied by, as database|PROVIDER|4000;vpn|SITE"));
    private final TextField same = text(tr("At one site with"));
    private final TextField apart = text(tr("Never at one site with"));
    private final TextField group = text(tr("Spread group"));
    private final NumberField atMost = number(tr("Of the group in one fault domain, at most"));
    private final ComboBox<String> commit = new ComboBox<>(tr("Commits at once to the data set"));
    private final NumberField commitMillis = number(tr("A commit waits at most, ms"));
    private final TextField data =
            text(tr("Data only over, also written at, kept in, as ledger|PRIVATE,BACKBONE|aws:eu-west-1|DE,IE"));
    private final ComboBox<Placing.CarbonBasis> basis = new ComboBox<>(tr("Carbon ceiling held against"));
    private final NumberField perRun = number(tr("Egress of a run at most, USD"));
    private final NumberField perMonth = number(tr("Egress of a month at most, USD"));

    PlacingDialog(Workloads workloads, Workload workload, Runnable done) {
        this.workload = workload;
        setHeaderTitle(tr("Place and time of {0}", workload.name()));
        setWidth("min(640px, 100vw)");
        read(workload.placing());
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var batch = workload.kind() == WorkloadKind.BATCH;
        var fields = new Div(members);
        fields.addClassName("tw-form");
        fields.setWidthFull();
        if (batch) {
            fields.add(sameEachTime, after, basis, perRun);
            resume.setVisible(workload.interruptible());
            fields.add(resume);
        } else {
            fields.add(byUsers);
        }
        fields.add(couplings, same, apart, group, atMost, commit, commitMillis, data, perMonth);
        add(
                new Paragraph(tr("Counts from the next plan on; an import of its workload file sets it anew.")),
                fields,
                problem);
        var keep = new Button(tr("Change"), click -> {
            try {
                workloads.change(workload.asking(asked()));
                close();
                done.run();
            } catch (IllegalArgumentException | OutOfScope wrong) {
                problem.setText(tr("Not changed: {0}", said(wrong.getMessage())));
            } catch (OptimisticLockingFailureException changed) {
                problem.setText(tr("Not changed: somebody changed the workload. Reload the page."));
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), keep);
    }

    private void read(Placing now) {
        members.setValue((double) now.members());
        resume.setValue(now.resumeMinutes());
        sameEachTime.setValue(now.sameEachTime());
        byUsers.setValue(now.byUserLocation());
        after.setValue(PlacingLists.ofAfter(now.after()));
        couplings.setValue(PlacingLists.ofCouplings(now.couplings()));
        same.setValue(PlacingLists.ofNames(now.sameSiteAs()));
        apart.setValue(PlacingLists.ofNames(now.apartFrom()));
        var spread = now.spread();
        group.setValue(spread == null ? "" : spread.group());
        atMost.setValue(spread == null ? null : (Double) (double) spread.atMost());
        commit.setItems(workload.dataSets().stream().map(DataSet::name).toList());
        commit.setClearButtonVisible(true);
        commit.setWidthFull();
        var to = now.commit();
        if (to != null) {
            commit.setValue(to.dataSet());
            commitMillis.setValue(to.maxMillis());
        }
        data.setValue(PlacingLists.ofData(now.data()));
        basis.setItems(Placing.CarbonBasis.values());
        basis.setClearButtonVisible(true);
        basis.setWidthFull();
        basis.setItemLabelGenerator(of -> switch (of) {
            case EVERY_HOUR -> tr("every hour");
            case AT_START -> tr("its start");
            case MEAN -> tr("the mean of the run");
        });
        basis.setValue(now.carbonBasis());
        perRun.setValue(number(now.maxEgressUsdPerRun()));
        perMonth.setValue(number(now.maxEgressUsdPerMonth()));
    }

    private Placing asked() {
        var to = commit.getValue();
        Double millis = commitMillis.getValue();
        Double most = atMost.getValue();
        Double together = members.getValue();
        return new Placing(
                together == null ? 1 : together.intValue(),
                resume.getValue(),
                sameEachTime.getValue(),
                byUsers.getValue(),
                PlacingLists.after(after.getValue()),
                PlacingLists.couplings(couplings.getValue()),
                PlacingLists.names(same.getValue()),
                PlacingLists.names(apart.getValue()),
                group.getValue().isBlank()
                        ? null
                        : new Placing.Spread(group.getValue().strip(), most == null ? 1 : most.intValue()),
                to == null ? null : new Placing.Commit(to, millis == null ? 0 : millis),
                basis.getValue(),
                decimal(perRun.getValue()),
                decimal(perMonth.getValue()),
                PlacingLists.data(data.getValue()));
    }

    private static @Nullable Double number(@Nullable BigDecimal value) {
        return value == null ? null : (Double) value.doubleValue();
    }

    private static @Nullable BigDecimal decimal(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static NumberField number(String label) {
        var field = new NumberField(label);
        field.setWidthFull();
        return field;
    }

    private static TextField text(String label) {
        var field = new TextField(label);
        field.setWidthFull();
        return field;
    }
}

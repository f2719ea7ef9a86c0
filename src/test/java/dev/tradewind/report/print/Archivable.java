package dev.tradewind.report.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges printed bytes by an independent validator: to be kept for years, and to be read aloud. */
final class Archivable {
    private Archivable() {}

    static void check(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        check(pdf, PDFAFlavour.PDFA_2_A);
        check(pdf, PDFAFlavour.PDFUA_1);
    }

    private static void check(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            assertThat(validator.validate(parser).getTestAssertions())
                    .filteredOn(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .extracting(each -> each.getRuleId().getClause() + " " + each.getMessage())
                    .as(flavour.toString())
                    .isEmpty();
        }
    }
}

package dev.tradewind.report.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Prints an XHTML document as PDF/A-2a and PDF/UA-1, to be kept for years and to be read aloud; fonts come from the program,
 * nothing is fetched.
 */
public final class Pdf {
    private Pdf() {}

    public static byte[] print(String document) {
        var out = new ByteArrayOutputStream();
        try (var drawer = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.withHtmlContent(document, "about:report");
            builder.useFastMode();
            builder.useSVGDrawer(drawer);
            builder.useUriResolver((base, uri) -> null); // a report refers to nothing outside itself
            builder.useFont(() -> font("Inter-Regular.ttf"), "Inter", 400, FontStyle.NORMAL, true);
            builder.useFont(() -> font("Inter-SemiBold.ttf"), "Inter", 600, FontStyle.NORMAL, true);
            builder.useFont(() -> font("JetBrainsMono-Regular.ttf"), "JetBrains Mono", 400, FontStyle.NORMAL, true);
            builder.withProducer("Tradewind");
            builder.usePdfUaAccessibility(true);
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be printed", e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        var in = Pdf.class.getResourceAsStream("/report/fonts/" + name);
        if (in == null) {
            throw new IllegalStateException(
                    "The program lacks its font " + name + ". Maybe it was built without resources?");
        }
        return in;
    }
}

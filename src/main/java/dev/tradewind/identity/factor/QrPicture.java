package dev.tradewind.identity.factor;

import io.nayuki.qrcodegen.QrCode;

/** Draws a text as a QR code (ISO/IEC 18004). */
public final class QrPicture {
    private static final int QUIET = 4;

    private QrPicture() {}

    /** Black on white whatever the theme: cameras expect it. */
    public static String svg(String text, String label) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"220\" height=\"220\" role=\"img\" aria-label=\"%s\" shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path d=\"%s\" fill=\"#000\"/></svg>"
                .formatted(side, side, label, side, side, path);
    }
}

package dev.tradewind.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String SEED = "1234567890".repeat(7);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void givesTheCodesOfTheStandard(long seconds, String sha1, String sha256, String sha512) {
        long step = Totp.step(Instant.ofEpochSecond(seconds));
        assertThat(Totp.code(seed(20), step, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(Totp.code(seed(32), step, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(Totp.code(seed(64), step, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    @Test
    void takesTheStepBeforeAndAfterAndNoOther() {
        var now = Instant.ofEpochSecond(1_000_000_015);
        long step = Totp.step(now);
        for (long each = step - 3; each <= step + 3; each++) {
            assertThat(Totp.matching(seed(20), Totp.code(seed(20), each), now, 0)
                            .isPresent())
                    .as("step %s", each - step)
                    .isEqualTo(Math.abs(each - step) <= 1);
        }
    }

    @Test
    void takesNoStepTwice() {
        var now = Instant.ofEpochSecond(1_000_000_015);
        long step = Totp.step(now);
        assertThat(Totp.matching(seed(20), Totp.code(seed(20), step), now, step))
                .isEmpty();
        assertThat(Totp.matching(seed(20), Totp.code(seed(20), step), now, step - 1))
                .hasValue(step);
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(encoded);
    }

    @Test
    void thePictureSaysWhatAnAppNeedsAndTheTextOfTheRecordDoesNot() throws Exception {
        var enrolment = new Enrolment("Tradewind", "ada lovelace", "GEZDGNBVGY3TQOJQ");
        assertThat(read(QrPicture.svg(enrolment.address(), "code")))
                .isEqualTo("otpauth://totp/Tradewind:ada%20lovelace?secret=GEZDGNBVGY3TQOJQ&issuer=Tradewind"
                        + "&algorithm=SHA1&digits=6&period=30");
        assertThat(enrolment.toString()).doesNotContain("GEZD");
    }

    /** Reads the drawing with somebody else's reader. */
    private static String read(String svg) throws Exception {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1));
        int scale = 8;
        var pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xffffff);
        var module = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z").matcher(svg);
        while (module.find()) {
            for (int dy = 0; dy < scale; dy++) {
                for (int dx = 0; dx < scale; dx++) {
                    int y = Integer.parseInt(module.group(2)) * scale + dy;
                    pixels[y * side * scale + Integer.parseInt(module.group(1)) * scale + dx] = 0;
                }
            }
        }
        var picture = new RGBLuminanceSource(side * scale, side * scale, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                .getText();
    }

    private static byte[] seed(int length) {
        return SEED.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}

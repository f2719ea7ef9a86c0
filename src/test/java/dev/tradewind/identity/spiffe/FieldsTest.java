package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes as {@code protoc --encode} writes them. */
class FieldsTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void writesARequestForAToken() {
        // JWTSVIDRequest { audience: "nomad" spiffe_id: "spiffe://a/b" }
        assertThat(new Fields().with(1, "nomad").with(2, "spiffe://a/b").bytes())
                .isEqualTo(hex("0a 05 6e6f6d6164 12 0c 7370696666653a2f2f612f62"));
    }

    @Test
    void readsAMapAndStepsOverWhatItDoesNotKnow() {
        // a varint in field 9, then bundles { key: "a" value: "x" }, then a fixed32 in field 10
        var read = Fields.parse(hex("48 96 01 0a 06 0a 01 61 12 01 78 55 01 02 03 04"));
        assertThat(read.map(1)).containsOnlyKeys("a");
        assertThat(read.map(1).get("a")).isEqualTo(hex("78"));
    }

    @Test
    void longContentHasALongLength() {
        var written = new Fields().with(4, new byte[300]).bytes();
        assertThat(written).startsWith(hex("22 ac 02")).hasSize(303);
        assertThat(Fields.parse(written).last(4)).hasSize(300);
    }

    @Test
    void refusesWhatStatesMoreThanItBrings() {
        assertThatThrownBy(() -> Fields.parse(hex("0a ff ff ff ff 07"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fields.parse(hex("0a ff ff ff ff ff ff ff ff ff 01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fields.parse(hex("0b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fields.parse(hex("80"))).isInstanceOf(IllegalArgumentException.class);
    }
}

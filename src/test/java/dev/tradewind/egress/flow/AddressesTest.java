package dev.tradewind.egress.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");

    @Test
    void theLongestPrefixWins() {
        var book = new Addresses(
                List.of(cidr("10.0.0.0/8", "all"), cidr("10.1.2.3/32", "one"), cidr("10.1.0.0/16", "some")));
        assertThat(workload(book, "10.1.2.3")).isEqualTo("one");
        assertThat(workload(book, "10.1.2.4")).isEqualTo("some");
        assertThat(workload(book, "10.9.9.9")).isEqualTo("all");
        assertThat(workload(book, "11.0.0.1")).isNull();
    }

    @Test
    void ipv6IsTheSameInAnySpellingAndNeverMeetsIpv4() {
        var book = new Addresses(List.of(cidr("2001:db8::/32", "six"), cidr("0.0.0.0/0", "four")));
        assertThat(workload(book, "2001:db8:0:0:0:0:0:1")).isEqualTo("six");
        assertThat(workload(book, "2001:db9::1")).isNull();
        assertThat(Cidr.canonical("2001:DB8::0001")).isEqualTo(Cidr.canonical("2001:db8:0:0::1"));
    }

    @Test
    void anEntryHoldsInItsTimeOnly() {
        var book = new Addresses(List.of(
                new AddressRange(AddressRange.Kind.CIDR, "10.0.0.0/8", "old", null, null, null, null, MAY),
                new AddressRange(AddressRange.Kind.CIDR, "10.0.0.0/8", "new", null, null, null, MAY, null)));
        assertThat(book.place(FlowEnd.at("10.1.1.1"), MAY.minusSeconds(1)).workload())
                .isEqualTo("old");
        assertThat(book.place(FlowEnd.at("10.1.1.1"), MAY).workload()).isEqualTo("new");
    }

    @Test
    void labelsMatchWholeOrByTheirBeginning() {
        var book = new Addresses(List.of(label("shop/*", "shop"), label("shop/cart", "cart")));
        assertThat(book.place(FlowEnd.NONE.called("shop/cart"), MAY).workload()).isEqualTo("cart");
        assertThat(book.place(FlowEnd.NONE.called("shop/web"), MAY).workload()).isEqualTo("shop");
        assertThat(book.place(FlowEnd.NONE.called("eni-1"), MAY).workload()).isEqualTo("eni-1");
    }

    @Test
    void aPublicAddressOfNobodyIsTheInternetAndAPrivateOneIsUnknown() {
        var book = new Addresses(List.of());
        assertThat(book.place(FlowEnd.at("8.8.8.8"), MAY).site()).isEqualTo("internet");
        assertThat(book.place(FlowEnd.at("10.0.0.1"), MAY).site()).isEqualTo("unknown");
        assertThat(book.place(FlowEnd.at("fd00::1"), MAY).site()).isEqualTo("unknown");
        assertThat(book.place(FlowEnd.at("172.32.0.1"), MAY).site()).isEqualTo("internet");
    }

    private static String workload(Addresses book, String address) {
        return book.place(FlowEnd.at(address), MAY).workload();
    }

    private static AddressRange cidr(String cidr, String workload) {
        return new AddressRange(AddressRange.Kind.CIDR, cidr, workload, null, null, null, null, null);
    }

    private static AddressRange label(String label, String workload) {
        return new AddressRange(AddressRange.Kind.LABEL, label, workload, null, null, null, null, null);
    }
}

package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilledVolumeTest {
    @ParameterizedTest
    @CsvSource({
        "aws,2,GB,2",
        "aws,2,GiB,2.147483648",
        "gcp,1500000000,bytes,1.5",
        "azure,3,100 GB,300",
        "aws,1,TB,1000",
        "oracle,5,GB Months,5",
        "oracle,5,Gigabyte Outbound Data Transfer Per Month,5",
        "gcp,2,tebibyte,2199.023255552",
        "azure,1,10 GB Data Transfer Out,10"
    })
    void readsAQuantityInItsOwnUnit(String provider, BigDecimal quantity, String unit, BigDecimal gigabytes) {
        assertThat(BilledVolume.gigabytes(provider, quantity, unit)).isEqualByComparingTo(gigabytes);
    }

    @ParameterizedTest
    @CsvSource({"aws,GB-Months", "aws,Hours", "aws,Requests", "azure,10K", "azure,1 GB Per Month", "aws,Transferred"})
    void knowsThatAUnitIsNoVolume(String provider, String unit) {
        assertThat(BilledVolume.gigabytes(provider, BigDecimal.ONE, unit)).isNull();
    }
}

package dev.tradewind.demo;

import dev.tradewind.connector.Imports;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.lake.Lake;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One demo company on H2 for all tests of what is to be found there; the figures beside it are worked out without the product. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.demo=true"
        })
abstract class DemoOnH2 {
    static final Path DATA =
            Path.of("target/test-data", UUID.randomUUID().toString()).toAbsolutePath();

    @Autowired
    Clock clock;

    @Autowired
    Imports imports;

    @Autowired
    EgressQueries egress;

    @Autowired
    private Lake lake;

    @Autowired
    private ApplicationContext context;

    DemoComesUp comingUp;
    BilledByHand byHand;
    DemoMonths months;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("tradewind.data", DATA::toString);
    }

    @BeforeEach
    void whole() {
        comingUp = DemoComesUp.in(context);
        comingUp.loaded();
        byHand = new BilledByHand(DATA);
        months = new DemoMonths(egress, lake, clock);
    }
}

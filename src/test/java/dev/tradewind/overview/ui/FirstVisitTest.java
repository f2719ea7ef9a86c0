package dev.tradewind.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class FirstVisitTest {
    @Autowired
    private FirstVisit visit;

    @Test
    void makesTheOverviewForNobody() {
        assertThat(visit.prepare()).isTrue();
    }
}

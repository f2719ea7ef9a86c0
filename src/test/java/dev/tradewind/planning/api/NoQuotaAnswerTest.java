package dev.tradewind.planning.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.planning.decide.NoQuota;
import org.junit.jupiter.api.Test;

class NoQuotaAnswerTest {
    @Test
    void whoHasNoQuotaAnswers503WithTheReason() {
        var problem = PlacementsController.noQuota(new NoQuota("the lease ended at 12:00:30, connection refused"));
        assertThat(problem.getStatus()).isEqualTo(503);
        assertThat(problem.getType()).hasToString("/problems/no-quota");
        assertThat(problem.getDetail()).contains("connection refused");
    }
}

package dev.tradewind.edge.wire;

import java.util.List;

/**
 * @param reportsReceived log entries up to this sequence are stored by the console
 * @param probesReceived rounds of probes up to this number
 * @param orders new ones, and those that changed
 */
public record WorkAnswer(String incarnation, long reportsReceived, long probesReceived, List<WorkOrder> orders) {
    public WorkAnswer {
        orders = List.copyOf(orders);
    }
}

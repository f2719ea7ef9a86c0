package dev.tradewind.connector.opencost;

import dev.tradewind.connector.bill.BillRow;

/** A cost that restates a bill: kept with the meaning of a charge, but never among the charges. */
public record AllocationRow(BillRow row) {}

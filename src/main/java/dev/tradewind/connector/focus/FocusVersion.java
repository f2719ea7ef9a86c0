package dev.tradewind.connector.focus;

import dev.tradewind.connector.FileHead;
import java.util.List;
import java.util.Optional;

/** Versions of FOCUS, told by the columns that each brought; a file does not name its own. */
enum FocusVersion {
    /** Later than what this reads with certainty: read as far as the columns agree, and said so. */
    LATER("focus-1.4"),
    V1_3("focus-1.3"),
    V1_2("focus-1.2"),
    V1_1("focus-1.1"),
    V1_0("focus-1.0");

    private static final List<String> BY_1_3 =
            List.of("ServiceProviderName", "HostProviderName", "AllocatedMethodId", "ContractApplied");
    private static final List<String> BY_1_2 = List.of(
            "BillingAccountType",
            "SubAccountType",
            "InvoiceId",
            "PricingCurrency",
            "PricingCurrencyEffectiveCost",
            "PricingCurrencyListUnitPrice");
    private static final List<String> BY_1_1 = List.of(
            "CapacityReservationId",
            "CapacityReservationStatus",
            "CommitmentDiscountQuantity",
            "CommitmentDiscountUnit",
            "ServiceSubcategory",
            "SkuMeter",
            "SkuPriceDetails");
    private static final List<String> AFTER_1_3 = List.of(
            "AllocatedResourceDetails",
            "AllocatedServiceName",
            "CommitmentProgramEligibilityDetails",
            "CommitmentEligibilityDetails",
            "CredentialDetails",
            "ConsumerId");

    private final String id;

    FocusVersion(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** A sentence for the person who imports; empty for versions that are read with certainty. */
    Optional<String> warning() {
        return this == LATER
                ? Optional.of(
                        "This FOCUS file is of a version later than 1.3; it was read as far as the columns agree.")
                : Optional.empty();
    }

    static FocusVersion of(FileHead head) {
        // The names of the provider that 1.3 deprecated are gone after it.
        var withoutOldNames =
                head.hasColumns("ServiceProviderName", "HostProviderName") && !head.hasColumns("ProviderName");
        if ((withoutOldNames && !head.hasColumns("PublisherName")) || any(head, AFTER_1_3)) {
            return LATER;
        }
        if (any(head, BY_1_3)) {
            return V1_3;
        }
        if (any(head, BY_1_2)) {
            return V1_2;
        }
        return any(head, BY_1_1) ? V1_1 : V1_0;
    }

    private static boolean any(FileHead head, List<String> columns) {
        return columns.stream().anyMatch(head::hasColumns);
    }
}

package dev.tradewind.report.schedule;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where reports on a schedule may go.
 *
 * @param folder below it lie the folders of schedules; none: schedules can only mail
 * @param mailDomains domains to which reports may be mailed, such as {@code example.org}; empty: to every one
 */
@ConfigurationProperties("tradewind.report")
public record ReportSettings(
        @Nullable Path folder, @DefaultValue List<String> mailDomains) {
    public ReportSettings {
        mailDomains = List.copyOf(mailDomains);
    }

    /** @throws IllegalArgumentException when a report may not go where a draft says */
    void require(ScheduleDraft draft) {
        if (draft.folder() != null && folder == null) {
            throw new IllegalArgumentException(
                    "there is no folder for reports: an administrator sets tradewind.report.folder");
        }
        draft.recipients().stream()
                .filter(address -> !mailDomains.isEmpty()
                        && mailDomains.stream()
                                .noneMatch(domain -> address.substring(address.lastIndexOf('@') + 1)
                                        .equalsIgnoreCase(domain)))
                .findFirst()
                .ifPresent(address -> {
                    throw new IllegalArgumentException(
                            "'" + address + "' is outside the domains to which reports may go ("
                                    + String.join(", ", mailDomains) + "; setting tradewind.report.mail-domains)");
                });
    }
}

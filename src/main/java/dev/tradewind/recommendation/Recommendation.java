package dev.tradewind.recommendation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One proposed change and where it stands. Only this package moves it, and only along {@link RecommendationState}. */
@Entity
@Table(name = "recommendation")
public class Recommendation {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column
    private long number;

    @Enumerated(EnumType.STRING)
    private RecommendationState state;

    @Enumerated(EnumType.STRING)
    private RecommendationKind kind;

    @Column
    private String title;

    @Column
    private @Nullable UUID planId;

    @Column
    private UUID workloadId;

    @Column
    private String workload;

    @Column
    private String owner;

    @Column
    private @Nullable String fromSite;

    @Column
    private String toSite;

    @Column
    private @Nullable Instant fromStart;

    @Column
    private @Nullable Instant toStart;

    @Column
    private @Nullable Instant latestStartAt;

    @Column(precision = 38, scale = 12)
    private BigDecimal deltaUsdPerMonth;

    @Column
    private double deltaKgCo2ePerMonth;

    @Column
    private double deltaRttMillis;

    @Column(precision = 38, scale = 12)
    private BigDecimal gigabytesMoved;

    @Column
    private String reasons;

    @Column
    private String risk;

    @Column
    private String snapshotDigest;

    @Column
    private String basisDigest;

    @Column
    private String digest;

    @Column
    private String proposedBy;

    @Column
    private Instant proposedAt;

    @Column
    private Instant expiresAt;

    @Column
    private @Nullable Instant snoozedUntil;

    @Column
    private Instant stateAt;

    @Column
    private String stateReason;

    @Column
    private String stateBy;

    protected Recommendation() {}

    Recommendation(UUID id, long number, Proposal proposal, Instant now) {
        this.id = id;
        this.number = number;
        this.state = RecommendationState.PROPOSED;
        this.proposedBy = proposal.proposedBy();
        this.proposedAt = now;
        this.stateAt = now;
        this.stateReason = "";
        this.stateBy = proposal.proposedBy();
        this.workloadId = proposal.workloadId();
        this.workload = proposal.workload();
        bind(proposal);
    }

    private void bind(Proposal proposal) {
        kind = proposal.kind();
        title = proposal.title();
        planId = proposal.planId();
        owner = proposal.owner();
        fromSite = proposal.fromSite();
        toSite = proposal.toSite();
        fromStart = proposal.fromStart();
        toStart = proposal.toStart();
        latestStartAt = proposal.latestStartAt();
        deltaUsdPerMonth = proposal.deltaUsdPerMonth();
        deltaKgCo2ePerMonth = proposal.deltaKgCo2ePerMonth();
        deltaRttMillis = proposal.deltaRttMillis();
        gigabytesMoved = proposal.gigabytesMoved();
        reasons = String.join("\n", proposal.reasons());
        risk = proposal.risk();
        snapshotDigest = proposal.snapshotDigest();
        basisDigest = proposal.basisDigest();
        digest = proposal.digest();
        expiresAt = proposal.expiresAt();
    }

    /** The one gate through which every change of state goes. */
    void become(RecommendationState next, String by, String reason, Instant now) {
        if (!state.leadsTo(next)) {
            throw new IllegalTransition(shortId(), state, next);
        }
        state = next;
        stateBy = by;
        stateReason = reason;
        stateAt = now;
        if (next != RecommendationState.SNOOZED) {
            snoozedUntil = null;
        }
    }

    void snooze(Instant until, String by, String reason, Instant now) {
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException("Snoozed until %s, which is not after now, %s".formatted(until, now));
        }
        become(RecommendationState.SNOOZED, by, reason, now);
        snoozedUntil = until;
    }

    /** Remembers who decided last without moving; the version grows, so that the next person sees it. */
    void touch(String by, String reason, Instant now) {
        stateBy = by;
        stateReason = reason;
        stateAt = now;
    }

    /** The same change on newer inputs: what was approved is no longer what would be done. */
    void rebind(Proposal newer, String by, String reason, Instant now) {
        become(RecommendationState.IN_REVIEW, by, reason, now);
        bind(newer);
    }

    /** The same change on newer inputs, before anything was decided; where it stands does not change. */
    void refresh(Proposal newer) {
        if (!state.undecided()) {
            throw new IllegalStateException(
                    shortId() + " is " + state + ": only what is undecided takes newer inputs.");
        }
        bind(newer);
    }

    /** Whether {@code other} would move the same work to the same place at the same time. */
    boolean sameChange(Proposal other) {
        return kind == other.kind()
                && workloadId.equals(other.workloadId())
                && toSite.equals(other.toSite())
                && Objects.equals(fromSite, other.fromSite())
                && Objects.equals(toStart, other.toStart());
    }

    /** Whether both cannot be wanted at once: two placements of one workload, or the same advice twice. */
    boolean rivals(Proposal other) {
        return kind.artefact() || other.kind().artefact()
                ? kind == other.kind() && title.equals(other.title())
                : workloadId.equals(other.workloadId());
    }

    public UUID id() {
        return id;
    }

    public String shortId() {
        return "REC-" + number;
    }

    public RecommendationState state() {
        return state;
    }

    public String digest() {
        return digest;
    }

    /** Everything about it, as a value that outlives the transaction. */
    public RecommendationSummary summary() {
        return new RecommendationSummary(
                id,
                version,
                shortId(),
                state,
                kind,
                title,
                planId,
                workloadId,
                workload,
                owner,
                fromSite,
                toSite,
                fromStart,
                toStart,
                latestStartAt,
                deltaUsdPerMonth,
                deltaKgCo2ePerMonth,
                deltaRttMillis,
                gigabytesMoved,
                reasons.isEmpty() ? List.of() : List.of(reasons.split("\n")),
                risk,
                snapshotDigest,
                basisDigest,
                digest,
                proposedBy,
                proposedAt,
                expiresAt,
                snoozedUntil,
                stateAt,
                stateReason,
                stateBy);
    }
}

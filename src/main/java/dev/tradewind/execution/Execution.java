package dev.tradewind.execution;

import dev.tradewind.recommendation.IllegalTransition;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The carrying out of one approved recommendation. Only this package moves it, along {@link ExecutionState}. */
@Entity
@Table(name = "execution")
public class Execution {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column
    private long number;

    @Enumerated(EnumType.STRING)
    private ExecutionState state;

    @Enumerated(EnumType.STRING)
    private @Nullable HoldReason holdReason;

    @Column
    private UUID recommendationId;

    @Column
    private String recommendation;

    @Column
    private String digest;

    @Column
    private UUID workloadId;

    @Column
    private String workload;

    @Column
    private @Nullable String fromSite;

    @Column
    private String toSite;

    @Column
    private @Nullable Instant notBeforeAt;

    @Column
    private @Nullable Instant latestStartAt;

    @Column
    private String runKey;

    @Column
    private String executor;

    @Column
    private long fence;

    @Enumerated(EnumType.STRING)
    private ExecutionState endsAs;

    @Column
    private @Nullable String gateWaivedBy;

    @Column
    private @Nullable String commandSha256;

    @Column
    private @Nullable String specSha256;

    @Column
    private @Nullable String runObject;

    @Column
    private @Nullable String imageDigest;

    @Column
    private @Nullable String node;

    @Column
    private @Nullable String runIdentity;

    @Column
    private @Nullable Instant runStartedAt;

    @Column
    private @Nullable Instant runEndedAt;

    @Column
    private @Nullable Integer exitCode;

    @Column
    private Instant createdAt;

    @Column
    private Instant stateAt;

    @Column
    private String stateReason;

    @Column
    private @Nullable Instant endedAt;

    /** Number of the last line of its history; null for one that began before lines were numbered. */
    @Column
    private @Nullable Integer historyLines;

    /** Digest of that line. */
    @Column
    private @Nullable String historyHead;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "execution_id", nullable = false)
    @OrderBy("position")
    private List<ExecutionStep> steps = new ArrayList<>();

    protected Execution() {}

    Execution(UUID id, long number, Assignment assignment, List<ExecutionStep> steps, Instant now) {
        this.id = id;
        this.number = number;
        this.state = ExecutionState.SCHEDULED;
        this.endsAs = ExecutionState.SUCCEEDED;
        this.recommendationId = assignment.recommendationId();
        this.recommendation = assignment.recommendation();
        this.digest = assignment.digest();
        this.workloadId = assignment.workloadId();
        this.workload = assignment.workload();
        this.fromSite = assignment.fromSite();
        this.toSite = assignment.toSite();
        this.notBeforeAt = assignment.notBeforeAt();
        this.latestStartAt = assignment.latestStartAt();
        this.executor = assignment.executor();
        this.runKey = "run-" + id;
        this.createdAt = now;
        this.stateAt = now;
        this.stateReason = "";
        this.historyLines = 0;
        this.historyHead = HistoryReplay.ORIGIN;
        this.steps.addAll(steps);
    }

    void become(ExecutionState next, String reason, Instant now) {
        if (!state.leadsTo(next)) {
            throw new IllegalTransition(shortId(), state, next);
        }
        state = next;
        stateReason = reason;
        stateAt = now;
        endedAt = next.ended() ? now : null;
        holdReason = null;
    }

    void hold(HoldReason why, String reason, Instant now) {
        become(ExecutionState.HELD, reason, now);
        holdReason = why;
    }

    /** Starts undoing; {@code end} is the state to end in once everything is undone. */
    void compensate(ExecutionState end, String reason, Instant now) {
        become(ExecutionState.COMPENSATING, reason, now);
        endsAs = end;
    }

    /** Takes the execution over: whoever held a lower number may no longer write. */
    void claim() {
        fence++;
    }

    void waiveGate(String by) {
        gateWaivedBy = by;
    }

    void ran(RunRecord run) {
        commandSha256 = run.commandSha256();
        specSha256 = run.specSha256();
        runObject = run.object();
        imageDigest = run.imageDigest();
        node = run.node();
        runIdentity = run.identity();
        runStartedAt = run.startedAt();
        runEndedAt = run.endedAt();
        exitCode = run.exitCode();
    }

    /** The next line of its history; without a number where those before have none. */
    HistoryLine tell(Instant at, long fence, @Nullable Moved moved, String line) {
        if (historyLines == null || historyHead == null) {
            return new HistoryLine(at, fence, line, null, moved == null ? null : moved.text(), null);
        }
        var next = HistoryLine.after(historyLines, historyHead, at, fence, moved, line);
        historyLines = next.number();
        historyHead = next.digest();
        return next;
    }

    @Nullable
    Integer historyLines() {
        return historyLines;
    }

    @Nullable
    String historyHead() {
        return historyHead;
    }

    /** The first step that is not done yet. */
    Optional<ExecutionStep> current() {
        return steps.stream().filter(s -> !s.state().done()).findFirst();
    }

    ExecutionStep step(StepKind kind) {
        return steps.get(kind.ordinal());
    }

    List<ExecutionStep> steps() {
        return steps;
    }

    public UUID id() {
        return id;
    }

    public String shortId() {
        return "EXE-" + number;
    }

    public ExecutionState state() {
        return state;
    }

    @Nullable
    HoldReason holdReason() {
        return holdReason;
    }

    String digest() {
        return digest;
    }

    long fence() {
        return fence;
    }

    ExecutionState endsAs() {
        return endsAs;
    }

    ExecutionSummary summary() {
        return new ExecutionSummary(
                id,
                version,
                shortId(),
                state,
                holdReason,
                recommendationId,
                recommendation,
                workloadId,
                workload,
                fromSite,
                toSite,
                notBeforeAt,
                latestStartAt,
                runKey,
                executor,
                fence,
                gateWaivedBy,
                commandSha256,
                specSha256,
                runObject,
                imageDigest,
                node,
                runIdentity,
                runStartedAt,
                runEndedAt,
                exitCode,
                createdAt,
                stateAt,
                stateReason,
                endedAt,
                steps.stream().map(ExecutionStep::summary).toList());
    }
}

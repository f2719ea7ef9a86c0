package dev.tradewind.connector.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Reading;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadDialectTest {
    private static final String TRAINING = """
            workloads:
              - name: training
                kind: BATCH
                owner: ml
                environment: production
                site: gcp:us-central1
                vcpus: 64
                memoryGib: 256
                gpus: 4
                watts: 2100
                durationHours: 14
                interruptible: true
                window: {schedule: "0 0 1 * * MON", zone: UTC, slackHours: 60}
                command: [sh, -c, echo hello]
                labels: {tier: batch}
                dataSets:
                  - {name: images, site: gcp:us-central1, sizeGigabytes: 6000, gigabytesRead: 5500, mode: FIXED}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsHowADataSetIsCopiedAndRefusesACopyOfOneThatStays() throws IOException {
        var copied = TRAINING.replace("mode: FIXED}", "mode: MOVABLE, copy: {objects: img/, mostUsd: \"15.50\"}}");
        assertThat(yaml(copied).rows().getFirst().dataSets().getFirst().copy()).satisfies(copy -> {
            assertThat(copy.objects()).isEqualTo("img/");
            assertThat(copy.mostUsd()).isEqualByComparingTo("15.50");
            assertThat(copy.megabytesPerSecond()).isNull();
        });
        assertThat(yaml(copied.replace("MOVABLE", "FIXED")).quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("Maybe it is MOVABLE"));
        assertThat(yaml(copied.replace("objects: img/, ", "")).quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("neither objects nor a command"));
    }

    @Test
    void readsAWorkloadWithAllItsNeeds() throws IOException {
        var read = yaml(TRAINING);

        assertThat(read.quarantined()).isEmpty();
        Workload workload = read.rows().getFirst();
        assertThat(workload.kind()).isEqualTo(WorkloadKind.BATCH);
        assertThat(workload.command()).containsExactly("sh", "-c", "echo hello");
        assertThat(workload.dataSets()).singleElement().satisfies(data -> {
            assertThat(data.gigabytesRead()).isEqualByComparingTo("5500");
            assertThat(data.mode()).isEqualTo(DataSetMode.FIXED);
        });
        // 25 November 2026 is a Wednesday: the next Monday 01:00 is the 30th, 14 h and 60 h later it must have ended.
        var slot = java.util.Objects.requireNonNull(workload.window())
                .next(Instant.parse("2026-11-25T12:00:00Z"), 14)
                .orElseThrow();
        assertThat(slot.earliestStart()).isEqualTo("2026-11-30T01:00:00Z");
        assertThat(slot.deadline()).isEqualTo("2026-12-03T03:00:00Z");
        assertThat(workload.window().runsPerMonth(Instant.parse("2026-11-25T12:00:00Z")))
                .isEqualTo(4);
    }

    @Test
    void oneBadEntryIsSetAsideAndTheRestGoesOn() throws IOException {
        var read = yaml(TRAINING
                + "  - {name: half, kind: BATCH, owner: ml, environment: production, site: 'aws:x', vcpus: 2}\n"
                + "  - {name: web, kind: SERVICE, owner: shop, environment: production, site: 'aws:x', vcpus: 2}\n"
                + "  - {name: odd, kind: DAEMON, owner: shop, environment: production, site: 'aws:x', vcpus: 2}\n");

        assertThat(read.rows()).extracting(Workload::name).containsExactly("training", "web");
        assertThat(read.quarantined()).hasSize(2);
        assertThat(read.quarantined().getLast().column()).isEqualTo("kind");
        assertThat(read.quarantined().getLast().value()).isEqualTo("DAEMON");
        assertThat(read.quarantined().getLast().line()).isEqualTo(20);
    }

    @Test
    void brokenYamlKeepsWhatCameBefore() throws IOException {
        var read = yaml(TRAINING + "  - {name: broken\n  nonsense ] :\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.reading()).isInstanceOf(Reading.CutOff.class);
        assertThat(read.quarantined()).hasSize(1);
    }

    @Test
    void readsTheSameFromCsv() throws IOException {
        var read = Collected.of(
                new WorkloadCsvDialect(),
                folder,
                "w.csv",
                "name,kind,owner,environment,site,vcpus,memoryGib,durationHours,schedule,zone,slackHours,labels,users,"
                        + "dataSets\n"
                        + "load,BATCH,data,production,aws:us-east-1,8,32,2,0 0 1 * * *,Europe/Berlin,6,tier=batch;a=b,"
                        + "aws:us-east-1=0.7;aws:eu-central-1=0.3,lake|aws:us-east-1|900|120|30|MOVABLE\n"
                        + "bad,BATCH,data,production,aws:us-east-1,8,32,2,every night,,,,,\n");

        assertThat(read.rows()).singleElement().satisfies(workload -> {
            assertThat(workload.labels()).containsEntry("a", "b");
            assertThat(workload.users()).hasSize(2);
            assertThat(workload.dataSets().getFirst().gigabytesWritten()).isEqualByComparingTo("30");
        });
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("schedule"));
    }

    private static final String ASKING = """
            workloads:
              - name: transform
                kind: BATCH
                owner: data
                environment: production
                site: aws:us-east-1
                vcpus: 8
                durationHours: 2
                interruptible: true
                window: {schedule: "0 0 1 * * *", slackHours: 6}
                dataSets:
                  - {name: lake, site: "aws:us-east-1", gigabytesWritten: 30}
                placing:
                  members: 4
                  resumeMinutes: 6
                  after: [{workload: extract, gigabytes: 12.5}, {workload: clean}]
                  couplings: [{name: managed database, breaks: PROVIDER, replaceUsd: 4000}, {name: vpn, breaks: SITE}]
                  sameSiteAs: [cache]
                  apartFrom: [standby]
                  spread: {group: nightly, atMost: 2}
                  commit: {dataSet: lake, maxMillis: 8}
                  carbonBasis: MEAN
                  maxEgressUsdPerRun: 3
                  maxEgressUsdPerMonth: 50
                  data:
                    - {dataSet: lake, paths: [PRIVATE, backbone], writeTo: ["aws:us-east-2"], countries: [US, CA]}
            """;

    @Test
    void whatAWorkloadAsksOfItsPlaceIsTheSameFromYamlAndCsv() throws IOException {
        var yaml = yaml(ASKING);
        var csv = Collected.of(
                new WorkloadCsvDialect(),
                folder,
                "asking.csv",
                "name,kind,owner,environment,site,vcpus,durationHours,interruptible,schedule,slackHours,dataSets,members,"
                        + "resumeMinutes,after,couplings,sameSiteAs,apartFrom,spreadGroup,spreadAtMost,commitDataSet,"
                        + "commitMaxMillis,carbonBasis,maxEgressUsdPerRun,maxEgressUsdPerMonth,dataRules\n"
                        + "transform,BATCH,data,production,aws:us-east-1,8,2,true,0 0 1 * * *,6,"
                        + "lake|aws:us-east-1|0|0|30|FIXED,4,6,extract=12.5;clean,"
                        + "managed database|PROVIDER|4000;vpn|SITE,cache,standby,nightly,2,lake,8,MEAN,3,50,\"lake|BACKBONE,PRIVATE|aws:us-east-2|CA,US\"\n");

        assertThat(yaml.quarantined()).isEmpty();
        assertThat(csv.quarantined()).isEmpty();
        var asked = yaml.rows().getFirst().placing();
        assertThat(csv.rows().getFirst().placing()).isEqualTo(asked);
        assertThat(asked.after()).extracting(Placing.Before::workload).containsExactly("extract", "clean");
        assertThat(asked.couplings().getLast().replaceUsd()).isNull();
        assertThat(asked.data()).singleElement().satisfies(rule -> {
            assertThat(rule.paths()).containsOnly(Placing.Network.PRIVATE, Placing.Network.BACKBONE);
            assertThat(rule.writeTo()).containsExactly("aws:us-east-2");
            assertThat(rule.countries()).containsOnly("US", "CA");
        });
    }

    @Test
    void anAskThatCannotBeKeptIsSetAsideWithItsReason() throws IOException {
        assertThat(yaml(ASKING.replace("sameSiteAs: [cache]", "sameSight: [cache]"))
                        .quarantined())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.column()).isEqualTo("placing.sameSight");
                    assertThat(row.reason()).contains("not known");
                });
        assertThat(yaml(ASKING.replace("commit: {dataSet: lake", "commit: {dataSet: pond"))
                        .quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("'pond', which it does not have"));
        assertThat(yaml(ASKING.replace("interruptible: true", "interruptible: false"))
                        .quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("not interruptible"));
    }

    private Collected<Workload> yaml(String text) throws IOException {
        return Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", text);
    }
}

package dev.tradewind.workflow.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.workflow.WorkflowYaml;
import org.junit.jupiter.api.Test;

class ForeignTest {
    @Test
    void aFolderOfControlmBecomesWorkloadsAndTheirOrderAndTheRestIsNamed() {
        var translated = Foreign.translate("""
                {"CLOSE": {"Type": "Folder", "ControlmServer": "ctm",
                  "Extract": {"Type": "Job:Command", "Command": "extract.sh", "RunAs": "batch", "Host": "mf1",
                    "When": {"FromTime": "0130", "WeekDays": ["MON", "TUE"], "MonthDays": ["1"]},
                    "eventsToAdd": {"Type": "AddEvents", "Events": [{"Event": "EXTRACTED"}]}},
                  "Post": {"Type": "Job:Command", "Command": "post.sh",
                    "eventsToWaitFor": {"Type": "WaitForEvents", "Events": [{"Event": "EXTRACTED"}, {"Event": "RATES"}]}},
                  "Report": {"Type": "Job:Command", "Command": "report.sh"},
                  "Order": {"Type": "Flow", "Sequence": ["Post", "Report"]}}}
                """, "onprem:dallas", "finance");
        assertThat(translated.from()).isEqualTo("CONTROLM");
        assertThat(translated.workloads())
                .contains("name: extract", "job: CLOSE/Extract", "schedule: 0 30 1 * * MON,TUE");
        assertThat(translated.notCarried())
                .extracting(note -> note.where() + ": " + note.what())
                .contains(
                        "CLOSE/Extract.RunAs: has no counterpart and was left out",
                        "CLOSE/Extract.Host: has no counterpart and was left out",
                        "CLOSE/Extract.When.MonthDays: has no counterpart and was left out",
                        "Post: waits for the event 'RATES', which no job of this text adds",
                        "CLOSE/Post: says no time; midnight stands in its place",
                        "CLOSE/Post: says no duration; 1 hour stands in its place until runs are measured");
        assertThat(translated.carried())
                .extracting(note -> note.where() + ": " + note.what())
                .contains("workloads.extract.run: {job=CLOSE/Extract}", "workflow.post.after: [extract]")
                .noneMatch(line -> line.contains("durationHours") || line.startsWith("workloads.post.window"));
        var workflow = ((WorkflowYaml.Read.Valid) WorkflowYaml.read(translated.workflow())).workflow();
        assertThat(workflow.jobs())
                .extracting(job ->
                        job.name() + job.after().stream().map(a -> a.job()).toList())
                .containsExactlyInAnyOrder("extract[]", "post[extract]", "report[post]");
    }

    @Test
    void aCronJobKeepsItsScheduleZoneAndResourcesAndLosesWhatWeHaveNoWordFor() {
        var translated = Foreign.translate("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec:
                  schedule: "15 2 * * 1-5"
                  timeZone: Europe/Berlin
                  concurrencyPolicy: Forbid
                  jobTemplate:
                    spec:
                      activeDeadlineSeconds: 7200
                      template:
                        spec:
                          serviceAccountName: loader
                          containers:
                            - name: main
                              image: registry.example/load:7
                              command: [load]
                              args: [--all]
                              resources: {requests: {cpu: 1500m, memory: 6Gi}, limits: {nvidia.com/gpu: 2}}
                              envFrom: [{secretRef: {name: s}}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                """, "aws:eu-central-1", "data");
        assertThat(translated.workloads())
                .contains("schedule: 0 15 2 * * 1-5", "zone: Europe/Berlin", "vcpus: 1.5", "memoryGib: 6.0", "gpus: 2")
                .contains("object: cronjobs/nightly", "durationHours: 2.0");
        assertThat(translated.notCarried())
                .extracting(Translation.Note::where)
                .contains(
                        "CronJob/nightly.concurrencyPolicy",
                        "CronJob/nightly.template.serviceAccountName",
                        "CronJob/nightly.container.envFrom",
                        "CronJob/nightly.image",
                        "CronJob/nightly.activeDeadlineSeconds",
                        "Service/web");
    }

    @Test
    void aNomadJobSumsItsGroupsAndSaysWhatMegahertzWereTakenFor() {
        var translated = Foreign.translate("""
                {"Job": {"ID": "train", "Type": "batch", "Priority": 70,
                  "Periodic": {"Spec": "0 4 * * *", "TimeZone": "UTC"}, "ParameterizedJob": {"MetaRequired": ["RANGE"]},
                  "TaskGroups": [{"Name": "g", "Count": 2, "Constraints": [],
                    "Tasks": [{"Name": "t", "Driver": "docker", "Config": {"image": "x"}, "Vault": {},
                      "Resources": {"CPU": 5000, "MemoryMB": 2048}}]}]}}
                """, "aws:us-east-1", "ml");
        assertThat(translated.workloads())
                .contains("vcpus: 4.0", "memoryGib: 4.0", "job: train", "schedule: 0 0 4 * * *");
        assertThat(translated.notCarried())
                .extracting(Translation.Note::where)
                .contains(
                        "Job/train.Resources.CPU",
                        "Job/train.Priority",
                        "Job/train.t.Vault",
                        "Job/train.g.Constraints");
    }

    @Test
    void whatIsNoneOfTheThreeIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> Foreign.translate("hello: world\n", "s", "o")).hasMessageContaining("Kubernetes Job");
        assertThatThrownBy(() -> Foreign.translate("{\"a\": 1}", "s", "o")).hasMessageContaining("no folder in it");
        assertThatThrownBy(() -> Foreign.translate("{\"a\": ", "s", "o")).hasMessageContaining("no JSON");
    }
}

package dev.tradewind.egress.advice;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A NAT gateway in front of a service of the same region: an endpoint leads there without it. */
final class PrivateEndpoint implements AdviceRule {
    private static final BigDecimal HOURS = new BigDecimal("730.5");
    private static final BigDecimal MOST_OF_IT = new BigDecimal("0.8");

    @Override
    public void look(Situation situation, Findings findings) {
        situation.of(TransferClass.NAT).forEach(flow -> look(situation, findings, flow));
    }

    private static void look(Situation situation, Findings findings, WorkloadFlow flow) {
        var usd = situation.usdPerMonth(flow);
        var site = flow.flow().from();
        var provider = site.contains(":") ? site.substring(0, site.indexOf(':')) : "";
        var perGb = situation.prices().unit(AdvicePrices.ENDPOINT_GB, provider).orElse(null);
        var perHour =
                situation.prices().unit(AdvicePrices.ENDPOINT_HOUR, provider).orElse(null);
        if (perGb == null || perHour == null) {
            findings.not(
                    AdviceKind.PRIVATE_ENDPOINT,
                    flow,
                    usd,
                    "no price of an endpoint is known for '%s'".formatted(provider.isEmpty() ? site : provider));
            return;
        }
        var gb = situation.gbPerMonth(flow);
        var declared = declared(situation, flow, site);
        var known = declared.signum() > 0 && gb.signum() > 0;
        var share = known
                ? Numbers.ratio(declared, gb).min(BigDecimal.ONE)
                : situation.assumptions().of(Assumption.NAT);
        var endpoint = gb.multiply(share).multiply(perGb.usd()).add(HOURS.multiply(perHour.usd()));
        var saved = usd.multiply(share).subtract(endpoint);
        var inputs = new ArrayList<AdviceInput>();
        inputs.add(situation.billed("BilledCost of NAT", Numbers.plain(usd, 2), "USD"));
        inputs.add(situation.billed("Bytes through NAT", Numbers.plain(gb, 0), "GB"));
        inputs.add(
                known
                        ? new AdviceInput(
                                "Read and written at " + site,
                                Numbers.plain(declared, 0),
                                "GB / month",
                                AdviceInput.Origin.DECLARED,
                                "data sets of " + flow.workload())
                        : situation.assumptions().input(Assumption.NAT));
        inputs.add(new AdviceInput(
                "Share to same-region services",
                Numbers.factor(share),
                "",
                known ? AdviceInput.Origin.DECLARED : AdviceInput.Origin.ASSUMED,
                known ? "of the bytes through NAT" : "assumption " + Assumption.NAT.key()));
        inputs.add(new AdviceInput(
                "Endpoint a month",
                Numbers.plain(endpoint, 2),
                "USD",
                AdviceInput.Origin.PUBLISHED,
                "its hours and bytes"));
        inputs.add(new AdviceInput(
                "Endpoint", perGb.usd().toPlainString(), "USD / GB", AdviceInput.Origin.PUBLISHED, perGb.source()));
        inputs.add(new AdviceInput(
                "Endpoint", perHour.usd().toPlainString(), "USD / h", AdviceInput.Origin.PUBLISHED, perHour.source()));
        var who = flow.workload() == null ? flow.flow().owner() : flow.workload();
        findings.offer(new Advice(
                AdviceKind.PRIVATE_ENDPOINT,
                "Lead %s past the NAT gateway to the services of %s".formatted(who, site),
                who,
                flow.flow().owner(),
                situation.workload(flow).map(each -> each.siteId()).orElse(site),
                List.of(flow),
                "%s GB a month pass a NAT gateway at %s, USD %s; %s of them %s same-region services."
                        .formatted(
                                Numbers.gb(gb),
                                site,
                                Numbers.usd(usd),
                                Numbers.percent(share),
                                known ? "go, by the declared data sets, to" : "are assumed to go to"),
                new Saving(
                        saved,
                        known ? saved.multiply(MOST_OF_IT).min(saved) : saved.min(BigDecimal.ZERO),
                        known ? saved.max(usd.multiply(share)) : saved.max(usd),
                        "BilledCost of NAT × share to same-region services − the endpoint's hours and bytes. Range: "
                                + (known
                                        ? "0.8 of it, to all of the share."
                                        : "nothing to all, for the share is assumed."),
                        "%s × %s − %s = %s USD / month"
                                .formatted(
                                        Numbers.usd(usd),
                                        Numbers.factor(share),
                                        Numbers.usd(endpoint),
                                        Numbers.usd(saved)),
                        inputs),
                BigDecimal.ZERO,
                "none: an endpoint and a route",
                "Low: connections that are open when the route changes break once. Policies that name the NAT gateway's"
                        + " address must name the endpoint. The gateway itself stays for everything else, so its hours do not"
                        + " fall.",
                artefacts(provider, site),
                share));
    }

    private static BigDecimal declared(Situation situation, WorkloadFlow flow, String site) {
        return situation.workload(flow).stream()
                .flatMap(workload -> workload.dataSets().stream()
                        .filter(each -> each.siteId().equals(site))
                        .map(each ->
                                situation.readPerMonth(workload, each).add(situation.writtenPerMonth(workload, each))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Artefact> artefacts(String provider, String site) {
        var region = site.substring(site.indexOf(':') + 1);
        return switch (provider) {
            case "azure" ->
                List.of(new Artefact(
                        "Azure private endpoint",
                        "private-endpoint.tf",
                        "Terraform 1.0, hashicorp/azurerm 3.0",
                        """
                        resource "azurerm_private_endpoint" "storage" {
                          name                = "storage-%s"
                          location            = "%s"
                          resource_group_name = var.resource_group_name
                          subnet_id           = var.subnet_id
                          private_service_connection {
                            name                           = "storage"
                            private_connection_resource_id = var.storage_account_id
                            subresource_names              = ["blob"]
                            is_manual_connection           = false
                          }
                        }
                        """.formatted(region, region)));
            case "gcp" ->
                List.of(new Artefact(
                        "Private Google Access", "private-google-access.sh", "gcloud 400", """
                        gcloud compute networks subnets update "$SUBNET" --region=%s --enable-private-ip-google-access
                        """.formatted(region)));
            default ->
                List.of(
                        new Artefact(
                                "Gateway endpoint for S3",
                                "gateway-endpoint.tf",
                                "Terraform 1.0, hashicorp/aws 5.0",
                                """
                                resource "aws_vpc_endpoint" "s3" {
                                  vpc_id            = var.vpc_id
                                  service_name      = "com.amazonaws.%s.s3"
                                  vpc_endpoint_type = "Gateway"
                                  route_table_ids   = var.private_route_table_ids
                                }
                                """.formatted(region)),
                        new Artefact(
                                "The same by command",
                                "gateway-endpoint.sh",
                                "AWS CLI 2; instead of the one above",
                                """
                                aws ec2 create-vpc-endpoint --region %s --vpc-id "$VPC_ID" --vpc-endpoint-type Gateway \\
                                  --service-name com.amazonaws.%s.s3 --route-table-ids $ROUTE_TABLE_IDS
                                """.formatted(region, region)));
        };
    }
}

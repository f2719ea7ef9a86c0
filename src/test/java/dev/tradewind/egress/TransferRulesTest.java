package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferRulesTest {

    /** rule | provider | description | meter | region id | region name | class | from | to. */
    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            aws-to-cdn | aws | $0.00 per GB data transfer out of US West (Oregon) to CloudFront | - | us-west-2 | US West (Oregon) | CDN | aws:us-west-2 | -
            aws-from-cdn | aws | $0.00 per GB data transfer in to US West (Oregon) from CloudFront | - | us-west-2 | US West (Oregon) | CDN | - | aws:us-west-2
            aws-inter-region-out | aws | $0.02 per GB - EU (Germany) data transfer to US West (Oregon) | - | eu-central-1 | EU (Frankfurt) | INTER_REGION | aws:eu-central-1 | aws:us-west-2
            aws-inter-region-out | aws | $0.02 per GB - US East (Northern Virginia) data transfer to EU (Ireland) | - | us-east-1 | US East (N. Virginia) | INTER_REGION | aws:us-east-1 | aws:eu-west-1
            aws-inter-region-in | aws | $0.00 per GB - US West (Oregon) data transfer from EU (Paris) | - | us-west-2 | US West (Oregon) | INTER_REGION | aws:eu-west-3 | aws:us-west-2
            aws-inter-zone | aws | $0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB | - | eu-west-1 | EU (Ireland) | INTER_ZONE | aws:eu-west-1 | aws:eu-west-1
            aws-ingress | aws | $0.000 per GB - data transfer in per month | - | us-east-1 | External | INGRESS | internet | aws:us-east-1
            aws-internet | aws | $0.090 per GB - first 10 TB / month DATA TRANSFER OUT beyond the global free tier | - | us-east-2 | US East (Ohio) | INTERNET | aws:us-east-2 | internet
            aws-nat | aws | $0.045 per GB Data Processed by NAT Gateways | - | us-west-2 | US West (Oregon) | NAT | aws:us-west-2 | -
            aws-nat | aws | NAT gateway data processed | Data Transfer | us-west-2 | US West (Oregon) | NAT | aws:us-west-2 | -
            aws-endpoint | aws | $0.01 per GB Data Processed by VPC Endpoints | - | us-west-2 | US West (Oregon) | PRIVATE_LINK | aws:us-west-2 | -
            aws-transit | aws | $0.02 per GB Data Processed by Transit Gateway | - | us-west-2 | US West (Oregon) | OTHER_TRANSFER | aws:us-west-2 | -
            aws-unnamed-meter | aws | USD0.02 per GB for  in Middle East (Bahrain) | - | us-east-1 | US East (N. Virginia) | OTHER_TRANSFER | - | -
            aws-surcharge | aws | S3 accelerated data transfer | - | us-east-1 | US East (N. Virginia) | OTHER_TRANSFER | aws:us-east-1 | -
            aws-other | aws | Data transfer of some kind | - | us-east-1 | US East (N. Virginia) | OTHER_TRANSFER | - | -
            aws-meter-internet | aws | USD 0.09 per GB for DataTransfer-Out-Bytes in EU (Stockholm) | - | eu-north-1 | EU (Stockholm) | INTERNET | aws:eu-north-1 | internet
            aws-meter-internet | aws | anything | DataTransfer-Out-Bytes | - | - | INTERNET | aws:us-east-1 | internet
            aws-meter-internet | aws | anything | EUC1-DataTransfer-Out-Bytes | - | - | INTERNET | aws:eu-central-1 | internet
            aws-meter-ingress | aws | anything | EUC1-DataTransfer-In-Bytes | - | - | INGRESS | internet | aws:eu-central-1
            aws-meter-inter-zone | aws | anything | DataTransfer-Regional-Bytes | - | - | INTER_ZONE | aws:us-east-1 | aws:us-east-1
            aws-meter-inter-zone | aws | anything | USE2-DataTransfer-xAZ-In-Bytes | us-east-2 | - | INTER_ZONE | aws:us-east-2 | aws:us-east-2
            aws-meter-inter-region-out | aws | anything | USE1-CAN1-AWS-Out-Bytes | us-east-1 | - | INTER_REGION | aws:us-east-1 | aws:ca-central-1
            aws-meter-inter-region-out | aws | USD 0.147 per GB for USE1-AWS-Out-Bytes in Africa (Cape Town) | - | af-south-1 | Africa (Cape Town) | INTER_REGION | aws:af-south-1 | aws:us-east-1
            aws-meter-inter-region-in | aws | USD 0.0 per GB for USE2-AWS-In-Bytes in EU (Stockholm) | - | eu-north-1 | EU (Stockholm) | INTER_REGION | aws:us-east-2 | aws:eu-north-1
            aws-meter-cdn | aws | anything | USE1-CloudFront-Out-Bytes | us-east-1 | - | CDN | aws:us-east-1 | -
            aws-meter-nat | aws | anything | EUW1-NatGateway-Bytes | - | - | NAT | aws:eu-west-1 | -
            aws-meter-endpoint | aws | anything | EUW1-VpcEndpoint-Bytes | - | - | PRIVATE_LINK | aws:eu-west-1 | -
            aws-meter-peering | aws | anything | EUW1-VpcPeering-Out-Bytes | - | - | PEERING | aws:eu-west-1 | -
            aws-meter-transit | aws | anything | EUW1-TransitGateway-Bytes | - | - | OTHER_TRANSFER | aws:eu-west-1 | -
            aws-meter-load-balancer | aws | anything | EUW1-DataProcessing-Bytes | - | - | LOAD_BALANCER | aws:eu-west-1 | -
            aws-meter-inter-region-out | aws | $0.16 per GB - US East (N. Virginia) data transfer to US West (Oregon) | USE1-EBS-USW2-EBS-AWS-Out-Bytes | - | - | INTER_REGION | aws:us-east-1 | aws:us-west-2
            aws-meter-direct-connect | aws | $0.02 per GB data transfer out | EUC1-EUW1-DataXfer-Out:dc.3 | eu-central-1 | - | OTHER_TRANSFER | aws:eu-central-1 | -
            aws-direct-connect | aws | $0.02 per GB - Outbound data transfer through AWS Direct Connect | - | eu-central-1 | - | OTHER_TRANSFER | aws:eu-central-1 | -
            aws-load-balancer | aws | $0.008 per GB Data Processed by the LoadBalancer | - | eu-west-1 | - | LOAD_BALANCER | aws:eu-west-1 | -
            azure-express-route | azure | ExpressRoute - Metered Data - Data Transfer Out - Zone 1 | - | westeurope | - | OTHER_TRANSFER | azure:westeurope | -
            azure-vpn | azure | VPN Gateway - VPN Gateway Bandwidth - Inter-Virtual Network Data Transfer Out | - | westeurope | - | OTHER_TRANSFER | azure:westeurope | -
            azure-peering-within | azure | Virtual Network Peering - Intra-Region Ingress | Virtual Network / Peering / Intra-Region Ingress | CentralUS | - | PEERING | azure:centralus | azure:centralus
            azure-peering-in | azure | Virtual Network / Global Peering / Inter-Region Ingress | - | US East 2 | - | PEERING | - | azure:eastus2
            azure-inter-region | azure | Bandwidth - Geo-Replication Data Transfer | - | westeurope | - | INTER_REGION | azure:westeurope | -
            azure-load-balancer | azure | Application Gateway - Data Processed | - | westeurope | - | LOAD_BALANCER | azure:westeurope | -
            azure-other | azure | Bandwidth | Bandwidth | westeurope | - | OTHER_TRANSFER | azure:westeurope | -
            gcp-peering | gcp | Network Data Transfer Out via Carrier Peering Network - Americas Based | - | us-east1 | - | PEERING | gcp:us-east1 | -
            gcp-interconnect | gcp | Cloud Interconnect - Egress traffic Europe | - | europe-west3 | - | OTHER_TRANSFER | gcp:europe-west3 | -
            gcp-private-link | gcp | Private Service Connect Consumer Data Processing | - | europe-west3 | - | PRIVATE_LINK | gcp:europe-west3 | -
            gcp-nat | gcp | Networking Cloud Nat Data Processing | - | europe-west3 | - | NAT | gcp:europe-west3 | -
            gcp-load-balancer | gcp | Network Load Balancing: Forwarding Rule Data Processing | - | europe-west3 | - | LOAD_BALANCER | gcp:europe-west3 | -
            gcp-internet | gcp | Download Worldwide Destinations (excluding Asia & Australia) | - | us-east1 | - | INTERNET | gcp:us-east1 | internet
            azure-inter-region | azure | Bandwidth Inter-Region - Intra Continent Data Transfer Out - North America | - | eastus2 | East US 2 | INTER_REGION | azure:eastus2 | -
            azure-inter-zone | azure | Bandwidth - Inter-Availability Zone Data Transfer Out | - | eastus2 | East US 2 | INTER_ZONE | azure:eastus2 | azure:eastus2
            azure-peering | azure | VNet peering data transfer | Data Transfer | westus2 | West US 2 | PEERING | azure:westus2 | -
            azure-private-link | azure | Private Link - Standard Data Processed - Ingress | - | westus2 | West US 2 | PRIVATE_LINK | azure:westus2 | -
            azure-nat | azure | NAT Gateway - Standard Data Processed | - | westus2 | West US 2 | NAT | azure:westus2 | -
            azure-load-balancer | azure | Load Balancer - Standard Data Processed | - | eastus2 | East US 2 | LOAD_BALANCER | azure:eastus2 | -
            azure-cdn | azure | Azure Front Door - Standard Data Transfer Out - Zone 1 | - | - | - | CDN | - | -
            azure-ingress | azure | Bandwidth - Standard Data Transfer In | - | eastus | East US | INGRESS | internet | azure:eastus
            azure-internet | azure | Rtn Preference: MGN - Standard Data Transfer Out | - | eastus | East US | INTERNET | azure:eastus | internet
            azure-other | azure | Bandwidth - Metered Data Transfer | - | eastus | East US | OTHER_TRANSFER | azure:eastus | -
            gcp-internet | gcp | Network Internet Egress from Americas to China | - | us-east1 | South Carolina | INTERNET | gcp:us-east1 | internet
            gcp-ingress | gcp | Network Internet Data Transfer In to Iowa | - | us-central1 | Iowa | INGRESS | internet | gcp:us-central1
            gcp-inter-region | gcp | Network Inter Region Data Transfer Out from Iowa | - | us-central1 | Iowa | INTER_REGION | gcp:us-central1 | -
            gcp-inter-region | gcp | Network Inter Region Data Transfer Out from Americas to Virginia | - | us-central1 | - | INTER_REGION | gcp:us-central1 | gcp:us-east4
            gcp-inter-region | gcp | Network Inter Region Egress from Netherlands to Hong Kong | - | - | - | INTER_REGION | gcp:europe-west4 | gcp:asia-east2
            gcp-inter-region | gcp | Network Inter Region Data Transfer Out from EMEA to APAC | - | europe-west3 | - | INTER_REGION | gcp:europe-west3 | -
            gcp-inter-region-in | gcp | Network Inter Region Data Transfer In from Frankfurt to Iowa | - | us-central1 | Iowa | INTER_REGION | gcp:europe-west3 | gcp:us-central1
            gcp-inter-region | gcp | GCP Storage egress between NAM and EU | - | us | - | INTER_REGION | - | -
            aws-meter-nat | aws | anything | EU-RegionalNatGateway-Bytes | eu-west-1 | - | NAT | aws:eu-west-1 | -
            aws-nat | aws | $0.045 per GB Data Processed by Regional NAT Gateways | - | us-east-1 | - | NAT | aws:us-east-1 | -
            azure-firewall | azure | Azure Firewall - Standard Data Processed | - | westeurope | - | OTHER_TRANSFER | azure:westeurope | -
            gcp-inter-zone | gcp | Network Inter Zone Data Transfer Out | - | us-central1 | Iowa | INTER_ZONE | gcp:us-central1 | gcp:us-central1
            gcp-nat | gcp | NAT Gateway: Data processing charge | - | us-central1 | Iowa | NAT | gcp:us-central1 | -
            gcp-cdn | gcp | Networking Cloud CDN Cache Egress | - | us-central1 | Iowa | CDN | gcp:us-central1 | -
            gcp-other | gcp | Network Google Egress within region | - | us-central1 | Iowa | OTHER_TRANSFER | gcp:us-central1 | -
            oracle-outbound | oracle | Outbound Data Transfer Zone 1 | - | - | us-sanjose-1 | INTERNET | oracle:us-sanjose-1 | internet
            oracle-inbound | oracle | Inbound Data Transfer | - | - | us-sanjose-1 | INGRESS | internet | oracle:us-sanjose-1
            """)
    void tellsATransferByMeterAndText(
            String rule,
            String provider,
            String description,
            String meter,
            String regionId,
            String regionName,
            TransferClass transferClass,
            String from,
            String to) {
        var line = new MeterLine(provider, description, meter, null, null, regionId, regionName);
        assertThat(TransferRules.classify(line)).contains(new Classified(transferClass, new Ends(from, to), rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws | $0.045 per NAT Gateway Hour
            aws | $0.0225 per Application LoadBalancer-hour (or partial hour)
            aws | $0.05 per GB-Month of snapshot data stored - US East (Northern Virginia)
            aws | $0.50 per GB custom log data ingested in Standard log class - US East (Ohio)
            azure | Tiered Block Blob - Hot LRS - Data Stored - US West
            azure | IP Addresses - Standard IPv4 Static Public IP - Dev/Test
            oracle | Block Volume - Performance Units
            unknown | Data transfer out
            """)
    void leavesAloneWhatBillsNoTransfer(String provider, String description) {
        assertThat(TransferRules.classify(new MeterLine(provider, description, null, null, null, "us-east-1", null)))
                .isEmpty();
    }

    /** rule | type of transfer | from | to | class | from | to: what a report says in columns, with a meter that tells nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            aws-type-inter-region-out | InterRegion Outbound | eu-central-1 | us-east-1 | INTER_REGION | aws:eu-central-1 | aws:us-east-1
            aws-type-inter-region-in | InterRegion Inbound | eu-central-1 | us-east-1 | INTER_REGION | aws:us-east-1 | aws:eu-central-1
            aws-type-inter-zone | IntraRegion-xAZ-Out | eu-central-1 | eu-central-1 | INTER_ZONE | aws:eu-central-1 | aws:eu-central-1
            aws-type-cdn | CloudFront Outbound | eu-central-1 | - | CDN | aws:eu-central-1 | -
            aws-type-internet | AWS Outbound | eu-central-1 | - | INTERNET | aws:eu-central-1 | internet
            aws-type-ingress | AWS Inbound | - | eu-central-1 | INGRESS | internet | aws:eu-central-1
            aws-type-other | Accelerated InterRegion | eu-central-1 | - | OTHER_TRANSFER | aws:eu-central-1 | -
            """)
    void tellsATransferByTheColumnsOfAReport(
            String rule,
            String type,
            String from,
            String to,
            TransferClass transferClass,
            String end,
            String otherEnd) {
        var line = new MeterLine("aws", "", "EUC1-Anything", null, null, null, null, type, from, to);
        assertThat(TransferRules.classify(line)).contains(new Classified(transferClass, new Ends(end, otherEnd), rule));
    }

    @Test
    void logsThatAreTakenInAreNoTransferThoughTheirMeterIsNamedAlike() {
        var line = new MeterLine(
                "aws",
                "$0.50 per GB custom log data",
                "USE1-DataProcessing-Bytes",
                null,
                "AmazonCloudWatch",
                "us-east-1",
                null);
        assertThat(TransferRules.classify(line)).isEmpty();
    }

    @Test
    void theContinentOfACdnBillIsNotTheRegionWhereBytesLeft() {
        var line = new MeterLine(
                "aws",
                "$0.110 per GB - first 10 TB / month data transfer out",
                null,
                null,
                "Amazon CloudFront",
                "me-south-1",
                "Middle East");
        assertThat(TransferRules.classify(line).orElseThrow().ends()).isEqualTo(new Ends(null, Ends.INTERNET));
    }

    @Test
    void noTwoRulesShareAName() {
        var names = TransferRules.all().stream().map(TransferRule::name).collect(Collectors.toList());
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }
}

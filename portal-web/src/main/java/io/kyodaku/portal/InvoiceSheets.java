package io.kyodaku.portal;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.PurchaseReceipt.Line;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What invoices and credit notes say, word for word in the reader's language. */
@RequestScoped
public class InvoiceSheets {

  private static final int PERCENT_DIGITS_OF_PPM = 4;

  private final Formats formats;
  private final Language language;
  private final PageErrors texts;

  @Inject
  InvoiceSheets(Formats formats, Language language, PageErrors texts) {
    this.formats = formats;
    this.language = language;
    this.texts = texts;
  }

  /** For the container's proxy. */
  protected InvoiceSheets() {
    this(new Formats(), new Language(), new PageErrors());
  }

  public PurchaseReceipt of(Invoice invoice) {
    return new PurchaseReceipt(
        language.getTag(),
        texts.text("invoice." + invoice.kind()),
        facts(invoice),
        new Line(texts.text("col.what"), texts.text("ledger.amount")),
        lines(invoice),
        new Line(
            texts.text(invoice.kind() == Invoice.Kind.INVOICE ? "purchase.paid" : "invoice.total"),
            money(invoice.total())),
        notes(invoice));
  }

  private List<Fact> facts(Invoice invoice) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("invoice.number"), List.of(invoice.label())));
    facts.add(new Fact(texts.text("invoice.date"), List.of(date(invoice, invoice.issuedAt()))));
    invoice
        .corrects()
        .ifPresent(
            other ->
                facts.add(
                    new Fact(
                        texts.text("invoice.corrects"),
                        List.of(
                            invoice.correctedLabel().orElseThrow()
                                + " · "
                                + date(invoice, other.issuedAt())))));
    facts.add(
        new Fact(texts.text("purchase.number"), List.of(WireId.ORDER.format(invoice.orderId()))));
    facts.add(
        new Fact(
            texts.text("invoice.issuer"),
            said(
                Stream.of(
                    Stream.of(invoice.seller().name()),
                    invoice.seller().address().lines(),
                    Stream.of(
                        formats.country(invoice.seller().country()),
                        invoice.seller().contact())))));
    if (!invoice.seller().registration().isEmpty()) {
      facts.add(
          new Fact(texts.text("invoice.registration"), List.of(invoice.seller().registration())));
    }
    facts.add(
        new Fact(
            texts.text("purchase.buyer"),
            said(
                Stream.of(
                    Stream.of(invoice.buyer().name(), invoice.buyer().email()),
                    Stream.of(invoice.buyer().country())
                        .filter(code -> !code.isEmpty())
                        .map(formats::country)))));
    return facts;
  }

  private static List<String> said(Stream<Stream<String>> parts) {
    return parts.flatMap(part -> part).filter(text -> !text.isBlank()).toList();
  }

  private List<Line> lines(Invoice invoice) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            formats.credits(invoice.creditMicros()) + " " + texts.text("credits.unit"),
            money(invoice.net())));
    for (Invoice.Tax tax : invoice.taxes()) {
      String rate =
          BigDecimal.valueOf(tax.ratePpm(), PERCENT_DIGITS_OF_PPM)
              .stripTrailingZeros()
              .toPlainString();
      lines.add(
          new Line(
              Fault.fill(texts.text("invoice.tax"), List.of(name(tax), rate, money(tax.net()))),
              money(tax.tax())));
    }
    if (invoice.taxes().isEmpty()) {
      lines.add(
          new Line(
              texts.text("purchase.tax"),
              invoice.tax().micros() == 0 ? texts.text("invoice.tax.none") : money(invoice.tax())));
    }
    return lines;
  }

  /** Japan's tax has a name of its own in each language; others are called as Stripe does. */
  private String name(Invoice.Tax tax) {
    if (tax.country().equals("JP")) {
      return texts.text("invoice.tax.JP");
    }
    return tax.name().isEmpty() ? texts.text("purchase.tax") : tax.name();
  }

  private List<String> notes(Invoice invoice) {
    List<String> notes = new ArrayList<>();
    notes.add(
        texts.text(invoice.kind() == Invoice.Kind.INVOICE ? "purchase.by" : "invoice.returned.by"));
    if (invoice.seller().entity().equals("JP") && invoice.seller().registration().isEmpty()) {
      notes.add(texts.text("invoice.notQualified"));
    }
    return notes;
  }

  private String date(Invoice invoice, Instant at) {
    return formats.date(at.atZone(invoice.seller().zone()).toLocalDate());
  }

  private String money(Money money) {
    return formats.money(money.micros(), money.currency().getCurrencyCode());
  }
}

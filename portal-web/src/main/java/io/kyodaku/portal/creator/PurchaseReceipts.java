package io.kyodaku.portal.creator;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.Invoices;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.InvoiceSheets;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.portal.PurchaseReceipt;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.PurchaseReceipt.Line;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invoices of purchases that were paid, for their buyer alone; receipts of those from before there
 * were any.
 */
@RequestScoped
public class PurchaseReceipts {

  @Inject private PurchaseOrders orders;
  @Inject private Invoices invoices;
  @Inject private InvoiceSheets sheets;
  @Inject private CurrentCaller caller;
  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;

  /**
   * @param id the order's on the wire
   */
  Optional<PurchaseReceipt> find(@Nullable String id) {
    return WireId.ORDER
        .parse(id)
        .flatMap(known -> orders.find(creator(), known))
        .filter(order -> order.status() == PurchaseOrder.Status.PAID)
        .map(
            order -> documents(id).stream().findFirst().map(sheets::of).orElseGet(() -> of(order)));
  }

  /**
   * The invoice of an order, and what corrects it.
   *
   * @param id the order's on the wire
   */
  List<Invoice> documents(@Nullable String id) {
    return WireId.ORDER
        .parse(id)
        .map(known -> invoices.ofOrder(creator(), known))
        .orElse(List.of());
  }

  /**
   * @param id the document's on the wire
   */
  Optional<Invoice> document(@Nullable String id) {
    return WireId.INVOICE.parse(id).flatMap(known -> invoices.find(creator(), known));
  }

  PurchaseReceipt of(Invoice document) {
    return sheets.of(document);
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  private PurchaseReceipt of(PurchaseOrder order) {
    String price =
        formats.money(order.price().micros(), order.price().currency().getCurrencyCode());
    return new PurchaseReceipt(
        language.getTag(),
        texts.text("purchase.title"),
        List.of(
            new Fact(texts.text("purchase.number"), List.of(WireId.ORDER.format(order.id()))),
            new Fact(texts.text("col.when"), List.of(formats.instant(order.createdAt()))),
            new Fact(
                texts.text("purchase.seller"),
                List.of(texts.text("rights.entity." + order.entity()))),
            new Fact(
                texts.text("purchase.buyer"),
                List.of(caller.person().name(), caller.person().email()))),
        new Line(texts.text("col.what"), texts.text("col.price")),
        List.of(
            new Line(
                formats.credits(order.creditMicros()) + " " + texts.text("credits.unit"), price),
            new Line(texts.text("purchase.tax"), texts.text("purchase.tax.notApart"))),
        new Line(texts.text("purchase.paid"), price),
        List.of(texts.text("purchase.by"), texts.text("purchase.tax.note")));
  }
}

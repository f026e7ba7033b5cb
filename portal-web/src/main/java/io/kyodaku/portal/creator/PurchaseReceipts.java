package io.kyodaku.portal.creator;

import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.portal.creator.PurchaseReceipt.Fact;
import io.kyodaku.portal.creator.PurchaseReceipt.Line;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receipts of purchases that were paid, for their buyer alone. */
@RequestScoped
public class PurchaseReceipts {

  @Inject private PurchaseOrders orders;
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
        .flatMap(known -> orders.find(caller.person().creatorId().orElseThrow(), known))
        .filter(order -> order.status() == PurchaseOrder.Status.PAID)
        .map(this::of);
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

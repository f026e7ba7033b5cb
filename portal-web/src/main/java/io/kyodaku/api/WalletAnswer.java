package io.kyodaku.api;

import io.kyodaku.shared.WireId;
import io.kyodaku.wallet.Wallets;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Balances in credits. */
@JsonbPropertyOrder({"available", "held", "lots"})
@Schema(
    name = "Wallet",
    description = "Balances in credits",
    requiredProperties = {"available", "held", "lots"},
    properties = {
      @SchemaProperty(name = "available", description = "What can be spent"),
      @SchemaProperty(name = "held", description = "What is reserved for authorizations"),
      @SchemaProperty(
          name = "lots",
          description = "Those with credits left, the first to expire first; at most 200")
    })
public record WalletAnswer(BigDecimal available, BigDecimal held, List<LotAnswer> lots) {

  static WalletAnswer of(Wallets.WalletView wallet) {
    return new WalletAnswer(
        Amounts.ofMicros(wallet.availableMicros()),
        Amounts.ofMicros(wallet.heldMicros()),
        wallet.lots().stream().map(LotAnswer::of).toList());
  }

  /** Credits that were bought or granted together. */
  @JsonbPropertyOrder({"id", "kind", "credits", "available", "held", "expiresAt"})
  @Schema(
      name = "Lot",
      description = "Credits that were bought or granted together",
      requiredProperties = {"id", "kind", "credits", "available", "held", "expiresAt"},
      properties = {
        @SchemaProperty(name = "id", description = "lot_…"),
        @SchemaProperty(
            name = "kind",
            enumeration = {"PURCHASED", "PROMOTIONAL"},
            description = "PURCHASED or PROMOTIONAL"),
        @SchemaProperty(name = "credits", description = "As they came"),
        @SchemaProperty(name = "available", description = "What can be spent of them"),
        @SchemaProperty(name = "held", description = "What is reserved of them"),
        @SchemaProperty(name = "expiresAt", description = "null if never", nullable = true)
      })
  public record LotAnswer(
      String id,
      String kind,
      BigDecimal credits,
      BigDecimal available,
      BigDecimal held,
      @Nullable String expiresAt) {

    static LotAnswer of(Wallets.LotView lot) {
      return new LotAnswer(
          WireId.LOT.format(lot.id()),
          lot.promotional() ? "PROMOTIONAL" : "PURCHASED",
          Amounts.ofMicros(lot.creditsMicros()),
          Amounts.ofMicros(lot.availableMicros()),
          Amounts.ofMicros(lot.heldMicros()),
          lot.expiresAt().map(Instant::toString).orElse(null));
    }
  }
}

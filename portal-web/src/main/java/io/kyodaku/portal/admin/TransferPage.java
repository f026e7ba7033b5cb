package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Transfers;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transfer, those that were made together with it, and what stands behind it. */
@Named
@RequestScoped
public class TransferPage {

  @Inject private Transfers transfers;
  private @Nullable String id;
  private Transfers.@Nullable Entry entry;
  private @Nullable List<Transfers.Entry> together;

  public void load() {
    entry = WireId.TRANSFER.parse(id).flatMap(transfers::find).orElse(null);
    if (entry == null) {
      Going.nowhere();
    }
  }

  public Transfers.@Nullable Entry getEntry() {
    return entry;
  }

  public List<Transfers.Entry> getTogether() {
    if (together == null) {
      together = entry == null ? List.of() : transfers.together(entry);
    }
    return together;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}

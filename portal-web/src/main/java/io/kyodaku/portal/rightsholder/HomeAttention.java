package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.Imports;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.joint.OwnAgreements;
import io.kyodaku.payout.OwnPayouts;
import io.kyodaku.payout.Payout;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a member of a rightsholder, the most pressing first, each with the way on. */
@Named
@RequestScoped
public class HomeAttention {

  private static final int PAYOUTS_LOOKED_AT = 12;

  @Inject private OnboardingSteps steps;
  @Inject private OwnApprovals approvals;
  @Inject private OwnAgreements agreements;
  @Inject private Imports imports;
  @Inject private OwnPayouts payouts;
  @Inject private TenantDesk desk;
  private @Nullable List<Item> items;

  /**
   * One thing.
   *
   * @param text its key after {@code home.attention.}
   * @param count how many there are; 0 where it is not counted
   * @param kind how pressing: {@code bad} or {@code warn}
   */
  public record Item(String text, long count, String view, String kind) {}

  public List<Item> getItems() {
    if (items == null) {
      items = new ArrayList<>();
      accountHeldBack();
      returned();
      asks();
      agreements();
      contract();
      names();
      lastImport();
    }
    return items;
  }

  private void accountHeldBack() {
    boolean held =
        steps.getAll().stream().anyMatch(step -> step.text().equals("payoutAccount.RESTRICTED"));
    if (held) {
      add("account", 0, "payout-account", "bad");
    }
  }

  private void returned() {
    if (!desk.has(Right.MONEY)) {
      return;
    }
    long returned =
        payouts.list(desk.tenant(), 0, PAYOUTS_LOOKED_AT).stream()
            .filter(payout -> payout.status() == Payout.Status.RETURNED)
            .count();
    if (returned > 0) {
      add("returned", returned, "statements", "bad");
    }
  }

  private void asks() {
    int waiting = approvals.list(desk.tenant()).size();
    if (waiting > 0) {
      add("asks", waiting, "approvals", "warn");
    }
  }

  private void agreements() {
    int waiting = agreements.waiting(desk.tenant());
    if (waiting > 0) {
      add("agreements", waiting, "agreements", "warn");
    }
  }

  private void contract() {
    boolean draft =
        steps.isReady()
            ? steps.isDraftWaiting()
            : steps.getAll().stream().anyMatch(s -> s.text().equals("contract.REJECTED"));
    if (draft) {
      add("contract", 0, "contract", "warn");
    }
  }

  private void names() {
    long waiting = steps.getOverview().waitingNames();
    if (waiting > 0) {
      add("names", waiting, "catalog", "warn");
    }
  }

  private void lastImport() {
    imports.latest(desk.tenant(), 0).stream()
        .findFirst()
        .filter(last -> last.status() == Imports.Status.FAILED || last.rejected() > 0)
        .ifPresent(last -> add("import", last.rejected(), "import", "warn"));
  }

  private void add(String text, long count, String view, String kind) {
    if (items != null) {
      items.add(new Item(text, count, view, kind));
    }
  }
}

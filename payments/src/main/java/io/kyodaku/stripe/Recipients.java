package io.kyodaku.stripe;

import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.Account.Configuration.Recipient.Capabilities.StripeBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a recipient's capabilities stand. */
final class Recipients {

  private static final String ACTIVE = "active";
  private static final String PENDING = "pending";
  private static final String OWNER_CAN_HELP = "provide_info";

  private Recipients() {}

  /** One of the two capabilities: receiving transfers, and paying them out. */
  private record Capability(String name, String status, List<Detail> details) {}

  private record Detail(String code, String resolution) {}

  static RecipientState state(Account account) {
    if (Boolean.TRUE.equals(account.getClosed())) {
      return new RecipientState(RecipientState.Standing.RESTRICTED, "The account is closed.");
    }
    List<Capability> lacking =
        capabilities(account).stream().filter(c -> !c.status().equals(ACTIVE)).toList();
    if (lacking.isEmpty()) {
      return new RecipientState(RecipientState.Standing.ACTIVE, "");
    }
    return new RecipientState(standing(lacking), reason(lacking));
  }

  private static RecipientState.Standing standing(List<Capability> lacking) {
    List<Capability> taken =
        lacking.stream().filter(capability -> !capability.status().equals(PENDING)).toList();
    if (taken.isEmpty()) {
      return RecipientState.Standing.PENDING;
    }
    boolean ownerCanHelp =
        taken.stream()
            .allMatch(
                capability ->
                    capability.details().stream()
                        .anyMatch(detail -> detail.resolution().equals(OWNER_CAN_HELP)));
    return ownerCanHelp
        ? RecipientState.Standing.INFORMATION_NEEDED
        : RecipientState.Standing.RESTRICTED;
  }

  private static String reason(List<Capability> lacking) {
    List<String> reasons = new ArrayList<>();
    for (Capability capability : lacking) {
      List<String> codes = capability.details().stream().map(Detail::code).toList();
      reasons.add(
          capability.name() + " " + capability.status() + (codes.isEmpty() ? "" : " " + codes));
    }
    return String.join("; ", reasons);
  }

  private static List<Capability> capabilities(Account account) {
    StripeBalance balance =
        Optional.ofNullable(account.getConfiguration())
            .map(Account.Configuration::getRecipient)
            .map(Account.Configuration.Recipient::getCapabilities)
            .map(Account.Configuration.Recipient.Capabilities::getStripeBalance)
            .orElseGet(StripeBalance::new);
    return List.of(
        Optional.ofNullable(balance.getStripeTransfers())
            .map(
                found ->
                    new Capability(
                        "transfers",
                        found.getStatus(),
                        Optional.ofNullable(found.getStatusDetails()).orElse(List.of()).stream()
                            .map(detail -> new Detail(detail.getCode(), detail.getResolution()))
                            .toList()))
            .orElseGet(() -> new Capability("transfers", "missing", List.of())),
        Optional.ofNullable(balance.getPayouts())
            .map(
                found ->
                    new Capability(
                        "payouts",
                        found.getStatus(),
                        Optional.ofNullable(found.getStatusDetails()).orElse(List.of()).stream()
                            .map(detail -> new Detail(detail.getCode(), detail.getResolution()))
                            .toList()))
            // Not every account shows it; then transfers speak for both.
            .orElseGet(() -> new Capability("payouts", ACTIVE, List.of())));
  }
}

package io.kyodaku.ledger;

import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One account of the chart, by what it is rather than by its id.
 *
 * @param ledger {@link #CREDIT} or a currency code
 * @param entity the selling entity whose books it is in; {@link #NO_ENTITY} in the credit ledger
 * @param owner the creator, generator or tenant it is kept for, if for one
 */
public record Account(AccountKind kind, String ledger, String entity, Optional<UUID> owner) {

  public static final String CREDIT = "CREDIT";
  public static final String NO_ENTITY = "-";

  public Account {
    Objects.requireNonNull(kind, "kind");
    if (ledger.equals(CREDIT) != entity.equals(NO_ENTITY)) {
      throw new IllegalArgumentException("credits, and only credits, are in no entity's books");
    }
  }

  public static Account ofCredits(AccountKind kind) {
    return new Account(kind, CREDIT, NO_ENTITY, Optional.empty());
  }

  public static Account ofCredits(AccountKind kind, UUID creatorId) {
    return new Account(kind, CREDIT, NO_ENTITY, Optional.of(creatorId));
  }

  public static Account of(AccountKind kind, String entity, Currency currency) {
    return new Account(kind, currency.getCurrencyCode(), entity, Optional.empty());
  }

  public static Account of(AccountKind kind, String entity, Currency currency, UUID owner) {
    return new Account(kind, currency.getCurrencyCode(), entity, Optional.of(owner));
  }

  boolean sameBooks(Account other) {
    return ledger.equals(other.ledger) && entity.equals(other.entity);
  }

  @Override
  public String toString() {
    return ledger + "/" + entity + " " + kind + owner.map(id -> " " + id).orElse("");
  }
}

package io.kyodaku.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfers of spending a lot's credits: what was burned, earned and owed. */
public final class SettlementPostings {

  private SettlementPostings() {}

  /**
   * The books of a contract that is paid: the tenant, its entity and its currency.
   *
   * @param claimId whose fee earns the royalty
   */
  public record OwnerBooks(UUID claimId, UUID tenantId, String entity, Currency currency) {}

  /**
   * Reserved credits were spent, and what they had cost became revenue.
   *
   * @param claimId whose fee they paid; null for compute
   * @param recognisedMicros may be zero
   */
  public static List<Posting> burned(
      LotBooks lot,
      UUID authorizationId,
      @Nullable UUID claimId,
      long creditsMicros,
      long recognisedMicros) {
    boolean compute = claimId == null;
    List<Posting> postings = new ArrayList<>();
    if (creditsMicros > 0) {
      postings.add(
          new Posting(
              Account.ofCredits(AccountKind.CREATOR_HELD, lot.creatorId()),
              Account.ofCredits(
                  compute ? AccountKind.CREDITS_BURNED_COMPUTE : AccountKind.CREDITS_BURNED_FEES),
              creditsMicros,
              compute ? TransferCode.BURNED_COMPUTE : TransferCode.BURNED_FEE,
              lot.lotId(),
              authorizationId,
              claimId,
              null));
    }
    if (recognisedMicros > 0) {
      postings.add(
          new Posting(
              lot.account(AccountKind.UNEARNED_CREDITS),
              lot.account(compute ? AccountKind.COMPUTE_REVENUE : AccountKind.FEE_REVENUE),
              recognisedMicros,
              compute ? TransferCode.COMPUTE_RECOGNISED : TransferCode.FEE_RECOGNISED,
              lot.lotId(),
              authorizationId,
              claimId,
              null));
    }
    return postings;
  }

  /** A generator earned {@code micros} of the lot's currency. */
  public static List<Posting> computeOwed(
      LotBooks lot, UUID authorizationId, UUID generatorId, long micros) {
    if (micros == 0) {
      return List.of();
    }
    return List.of(
        new Posting(
            lot.cost(AccountKind.COMPUTE_COST),
            Account.of(AccountKind.COMPUTE_PAYABLE, lot.entity(), lot.currency(), generatorId),
            micros,
            TransferCode.COMPUTE_OWED,
            lot.lotId(),
            authorizationId,
            null,
            null));
  }

  /**
   * An owner earned a royalty of what this lot paid. It costs the lot's seller; from there it
   * crosses to the entity of the owner's contract by the clearing accounts that the two keep with
   * each other, and there to the owner's currency by way of {@link AccountKind#FX_CLEARING}.
   *
   * @param costMicros the royalty in the lot's currency
   * @param royaltyMicros the same in the owner's currency
   */
  public static List<Posting> royaltyOwed(
      LotBooks lot, UUID authorizationId, OwnerBooks owner, long costMicros, long royaltyMicros) {
    Account payable =
        Account.of(AccountKind.ROYALTY_PAYABLE, owner.entity(), owner.currency(), owner.tenantId());
    Account cost = lot.cost(AccountKind.ROYALTY_COST);
    boolean crossesEntity = !lot.entity().equals(owner.entity());
    boolean crossesCurrency = !lot.currency().equals(owner.currency());
    Account arrival =
        crossesCurrency
            ? Account.of(AccountKind.FX_CLEARING, owner.entity(), lot.currency())
            : payable;
    Steps steps = new Steps(lot.lotId(), authorizationId, owner.claimId());
    if (crossesEntity) {
      Account owes =
          Account.of(AccountKind.clearingWith(owner.entity()), lot.entity(), lot.currency());
      Account isOwed =
          Account.of(AccountKind.clearingWith(lot.entity()), owner.entity(), lot.currency());
      steps.add(cost, owes, costMicros, TransferCode.ROYALTY_COST);
      steps.add(
          isOwed,
          arrival,
          costMicros,
          crossesCurrency ? TransferCode.ROYALTY_CROSSED : TransferCode.ROYALTY_OWED);
    } else {
      steps.add(
          cost,
          arrival,
          costMicros,
          crossesCurrency ? TransferCode.ROYALTY_COST : TransferCode.ROYALTY_OWED);
    }
    if (crossesCurrency) {
      Account departure = Account.of(AccountKind.FX_CLEARING, owner.entity(), owner.currency());
      steps.add(departure, payable, royaltyMicros, TransferCode.ROYALTY_OWED);
    }
    return steps.postings;
  }

  /** Collects the steps that move something: a millionth may vanish in a coarser currency. */
  private static final class Steps {
    private final UUID lotId;
    private final UUID authorizationId;
    private final UUID claimId;
    private final List<Posting> postings = new ArrayList<>();

    Steps(UUID lotId, UUID authorizationId, UUID claimId) {
      this.lotId = lotId;
      this.authorizationId = authorizationId;
      this.claimId = claimId;
    }

    void add(Account debit, Account credit, long micros, TransferCode code) {
      if (micros > 0) {
        postings.add(
            new Posting(debit, credit, micros, code, lotId, authorizationId, claimId, null));
      }
    }
  }
}

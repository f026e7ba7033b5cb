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
   * Where a royalty goes.
   *
   * @param code of the step that arrives there
   */
  public record Destination(AccountKind kind, UUID ownerId, TransferCode code) {

    public static Destination owner(UUID tenantId) {
      return new Destination(AccountKind.ROYALTY_PAYABLE, tenantId, TransferCode.ROYALTY_OWED);
    }

    public static Destination escrow(UUID conflictId) {
      return new Destination(AccountKind.ROYALTY_ESCROW, conflictId, TransferCode.ROYALTY_ESCROWED);
    }

    public static Destination unowned(UUID assetId) {
      return new Destination(AccountKind.ROYALTY_UNOWNED, assetId, TransferCode.ROYALTY_UNOWNED);
    }
  }

  /**
   * A royalty was earned of what this lot paid. It costs the lot's seller; from there it crosses to
   * the entity of the owner's contract by the clearing accounts that the two keep with each other,
   * and there to the owner's currency by way of {@link AccountKind#FX_CLEARING}.
   *
   * @param to the owner, or where it is held
   * @param costMicros the royalty in the lot's currency
   * @param royaltyMicros the same in the owner's currency
   */
  public static List<Posting> royaltyOwed(
      LotBooks lot,
      UUID authorizationId,
      OwnerBooks owner,
      Destination to,
      long costMicros,
      long royaltyMicros) {
    Crossing crossing =
        new Crossing(
            lot.cost(AccountKind.ROYALTY_COST),
            Account.of(to.kind(), owner.entity(), owner.currency(), to.ownerId()));
    return crossing.steps(costMicros, royaltyMicros).stream()
        .map(
            step ->
                new Posting(
                    step.debit(),
                    step.credit(),
                    step.micros(),
                    switch (step.leg()) {
                      case LEAVES -> TransferCode.ROYALTY_COST;
                      case CROSSES -> TransferCode.ROYALTY_CROSSED;
                      case ARRIVES -> to.code();
                    },
                    lot.lotId(),
                    authorizationId,
                    owner.claimId(),
                    null))
        .toList();
  }
}

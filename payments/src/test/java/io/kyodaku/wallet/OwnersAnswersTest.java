package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.Splits;
import io.kyodaku.ledger.AccountIds;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersAnswersTest {

  private final World world = new World(TestDatabase.shared());
  private final Authorizations authorizations = Authorizations.over(world.database.charge());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final UUID person = world.account();
  private final World.Claim first = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final World.Claim second = world.claim(JPY, 6_000, RoyaltyBase.LIST);
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);

  @BeforeEach
  void linkTheGenerator() {
    world.link(creator, generator, null);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  private Authorization asked(World.Claim... owners) {
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, owners);
    Authorization pending =
        world.authorization(creator, generator, 4, price, AuthorizationStatus.PENDING_APPROVAL);
    UUID[] tenants = Arrays.stream(owners).map(World.Claim::tenant).toArray(UUID[]::new);
    HoldRequest request = world.request(pending, tenants);
    assertThat(charges.hold(request))
        .isEqualTo(new ChargeOutcome.PendingApproval(pending, request.body()));
    return found(pending);
  }

  private Authorization found(Authorization known) {
    return authorizations.ofGenerator(generator, known.id()).orElseThrow();
  }

  /** What a decision made now would make of it, at another fee. */
  private Authorization anew(Authorization pending, long feePerSecond, World.Claim... owners) {
    Price price = World.price(generator, 2 * CREDIT, 4, feePerSecond, owners);
    return new Authorization(
        pending.id(),
        AuthorizationStatus.AUTHORIZED,
        creator,
        generator,
        pending.usage(),
        price,
        pending.matches(),
        List.of("credit-line"),
        pending.reasons(),
        price.totalMicros(),
        0,
        OptionalInt.empty(),
        Splits.of(price),
        7,
        pending.createdAt(),
        world.clock.instant().plus(Duration.ofHours(1)));
  }

  private ChargeOutcome.OfApprove approve(
      World.Claim owner, Authorization anew, World.Claim... of) {
    Set<UUID> approvers = Set.copyOf(Arrays.stream(of).map(World.Claim::tenant).toList());
    return charges.approve(new TenantId(owner.tenant()), person, anew, approvers);
  }

  private long held() {
    return world.number("select held_micros from wallet where creator_id = ?", creator);
  }

  @Test
  void pendingHoldsNothingAndIsNotSettled() {
    world.gift(creator, 100);
    Authorization pending = asked(first);

    assertThat(held()).isZero();
    assertThat(charges.settle(pending, 4, pending.price()))
        .isEqualTo(new ChargeOutcome.NotYetApproved());
    assertThat(
            world.number(
                "select status from idempotency_key where authorization_id = ?", pending.id()))
        .isEqualTo(202);
  }

  @Test
  void approvalHoldsAtThePriceOfThatMoment() {
    world.gift(creator, 100);
    Authorization pending = asked(first);
    Authorization anew = anew(pending, 5 * CREDIT, first);

    assertThat(approve(first, anew, first)).isEqualTo(new ChargeOutcome.Approved(anew));

    assertThat(found(pending)).isEqualTo(anew);
    assertThat(held()).isEqualTo(28 * CREDIT);
    assertThat(approve(first, anew, first)).isEqualTo(new ChargeOutcome.Approved(anew));
    assertThat(held()).isEqualTo(28 * CREDIT);
    assertThat(charges.settle(anew, 4, anew.price())).isInstanceOf(ChargeOutcome.Settled.class);
  }

  @Test
  void everyOwnerThatWasAskedHasToSayYes() {
    world.gift(creator, 100);
    Authorization pending = asked(first, second);
    Authorization anew = anew(pending, 3 * CREDIT, first, second);

    assertThat(approve(first, anew, first, second))
        .isEqualTo(new ChargeOutcome.StillPending(pending));
    assertThat(held()).isZero();
    assertThat(approve(second, anew, first, second)).isEqualTo(new ChargeOutcome.Approved(anew));
    assertThat(held()).isEqualTo(32 * CREDIT);
  }

  @Test
  void anOwnerThatWasNotAskedHasNoSay() {
    Authorization pending = asked(first);

    assertThat(approve(second, anew(pending, 0, first), first))
        .isEqualTo(new ChargeOutcome.NotFound());
    assertThat(charges.decline(new TenantId(second.tenant()), person, pending))
        .isEqualTo(new ChargeOutcome.NotFound());
  }

  /** A creator that could tell a no from no answer could find out what an owner thinks. */
  @Test
  void oneNoEndsTheAskingAndLooksLikeNoAnswer() {
    world.gift(creator, 100);
    Authorization pending = asked(first, second);

    assertThat(charges.decline(new TenantId(first.tenant()), person, pending))
        .isEqualTo(new ChargeOutcome.Declined(pending));
    assertThat(approve(second, anew(pending, 0, first, second), second))
        .isEqualTo(new ChargeOutcome.NotPending(AuthorizationStatus.PENDING_APPROVAL));
    assertThat(charges.settle(pending, 4, pending.price()))
        .isEqualTo(new ChargeOutcome.NotYetApproved());
    assertThat(found(pending)).isEqualTo(pending);
    assertThat(told()).isEmpty();

    world.clock.pass(Duration.ofHours(2));
    charges.sweep(List.of(new Command.Expire(creator, pending.id())));
    assertThat(found(pending).status()).isEqualTo(AuthorizationStatus.EXPIRED);
    assertThat(told()).containsExactly("approval-expired");
  }

  @Test
  void noAndYesInOneBatchGrantNothing() throws Exception {
    world.gift(creator, 100);
    Authorization pending = asked(first, second);
    Authorization anew = anew(pending, 0, first, second);

    inOneBatch(
        new Command.Decline(first.tenant(), person, pending), approval(second, anew, second));

    assertThat(found(pending).status()).isEqualTo(AuthorizationStatus.PENDING_APPROVAL);
    assertThat(held()).isZero();
  }

  /** What is told the creator. */
  private List<String> told() {
    return new Sql(world.database.owner())
        .list(
            "select kind from happening where creator_id = ? order by seq",
            row -> row.getString(1),
            creator);
  }

  @Test
  void anApprovalThatCantBePaidChangesNothing() {
    Authorization pending = asked(first);
    Authorization anew = anew(pending, 3 * CREDIT, first);
    assertThat(approve(first, anew, first))
        .isEqualTo(new ChargeOutcome.InsufficientCredits(0, 20 * CREDIT));

    world.gift(creator, 20);

    assertThat(approve(first, anew, first)).isEqualTo(new ChargeOutcome.Approved(anew));
  }

  @Test
  void whatLapsedUnansweredIsNeverSettled() {
    world.gift(creator, 100);
    Authorization pending = asked(first);
    world.clock.pass(Duration.ofHours(2));
    charges.sweep(List.of(new Command.Expire(creator, pending.id())));

    assertThat(found(pending).status()).isEqualTo(AuthorizationStatus.EXPIRED);
    assertThat(charges.settle(pending, 4, pending.price()))
        .isEqualTo(new ChargeOutcome.NotYetApproved());
    assertThat(approve(first, anew(pending, 0, first), first))
        .isEqualTo(new ChargeOutcome.NotPending(AuthorizationStatus.EXPIRED));
  }

  @Test
  void whatIsApprovedAndGivenUpInOneBatchHoldsNothing() throws Exception {
    world.gift(creator, 100);
    Authorization pending = asked(first);
    Authorization anew = anew(pending, 3 * CREDIT, first);

    inOneBatch(approval(first, anew, first), new Command.Release(anew));

    nothingIsHeldFor(pending, AuthorizationStatus.VOIDED);
  }

  @Test
  void whatIsApprovedAndStoppedInOneBatchHoldsNothing() throws Exception {
    world.gift(creator, 100);
    Authorization pending = asked(first);
    world.execute("update asset set stopped_at = now() where id = ?", first.asset());

    inOneBatch(
        approval(first, anew(pending, 3 * CREDIT, first), first),
        new Command.SweepStopped(creator, pending.id()));

    nothingIsHeldFor(pending, AuthorizationStatus.VOIDED);
  }

  @Test
  void whoAnswersTooLateGrantsNothingThoughNobodyHasSweptIt() throws Exception {
    world.gift(creator, 100);
    Authorization pending = asked(first);
    world.clock.pass(Duration.ofHours(1));

    List<Answer> answers =
        inOneBatch(
            approval(first, anew(pending, 3 * CREDIT, first), first),
            new Command.Expire(creator, pending.id()));

    assertThat(answers.getFirst())
        .isEqualTo(new Answer.Outcome(new ChargeOutcome.NotPending(AuthorizationStatus.EXPIRED)));
    nothingIsHeldFor(pending, AuthorizationStatus.EXPIRED);
  }

  @Test
  void theSameAnswerTwiceInOneBatchIsOneAnswer() throws Exception {
    world.gift(creator, 100);
    Authorization yes = asked(first);
    Command approval = approval(first, anew(yes, 3 * CREDIT, first), first);
    Authorization no = asked(first);
    Command refusal = new Command.Decline(first.tenant(), person, no);

    List<Answer> answers = inOneBatch(approval, approval, refusal, refusal);

    assertThat(answers.get(1)).isEqualTo(new Answer.AsBefore());
    assertThat(answers.get(3)).isEqualTo(new Answer.AsBefore());
    assertThat(held()).isEqualTo(20 * CREDIT);
  }

  @Test
  void anOwnerWhoIsAskedInTheBatchThatEndsItIsNotAskedAnyMore() throws Exception {
    world.gift(creator, 100);
    Authorization pending = asked(first);

    inOneBatch(
        approval(first, anew(pending, 3 * CREDIT, first, second), first, second),
        new Command.Release(pending));

    nothingIsHeldFor(pending, AuthorizationStatus.VOIDED);
    assertThat(openQuestions(pending)).isZero();
  }

  private Command approval(World.Claim owner, Authorization anew, World.Claim... of) {
    Set<UUID> approvers = Set.copyOf(Arrays.stream(of).map(World.Claim::tenant).toList());
    return new Command.Approve(owner.tenant(), person, anew, approvers, "receipt");
  }

  private List<Answer> inOneBatch(Command... commands) throws Exception {
    ChargeBatch batch = new ChargeBatch(new AccountIds(world.clock), PAR, world.clock);
    try (Connection connection = world.database.charge().getConnection()) {
      connection.setAutoCommit(false);
      return batch.run(connection, List.of(commands));
    }
  }

  private void nothingIsHeldFor(Authorization known, AuthorizationStatus status) {
    assertThat(found(known).status()).isEqualTo(status);
    assertThat(found(known).heldMicros()).isZero();
    assertThat(held()).isZero();
    assertThat(world.number("select available_micros from wallet where creator_id = ?", creator))
        .isEqualTo(100 * CREDIT);
    assertThat(
            world.number("select sum(held_micros) from credit_lot where creator_id = ?", creator))
        .isZero();
    assertThat(world.number("select count(*) from lot_hold where authorization_id = ?", known.id()))
        .isZero();
    assertThat(world.number("select spent_micros from creator_link where creator_id = ?", creator))
        .isZero();
    assertThat(openQuestions(known)).isZero();
  }

  private long openQuestions(Authorization known) {
    return world.number(
        "select count(*) from authorization_approval where authorization_id = ? and answer ="
            + " 'PENDING'",
        known.id());
  }
}

package io.kyodaku.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.InMemoryBlobStore;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnboardingTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final byte[] PDF = ascii("%PDF-1.7\nsomething\n%%EOF\n");
  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, (byte) 0xff, (byte) 0xd9
  };

  private final MovableClock clock = new MovableClock(Instant.parse("2027-03-01T09:00:00Z"));
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID owner = TestTenants.member(DATABASE, tenant, "OWNER");
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();

  @Test
  void detailsAreSavedAndAChangeThatWasNotSeenIsNotOverwritten() {
    assertThat(save("Momiji KK", "Tokyo", 0)).isInstanceOf(SavingDetails.Outcome.Saved.class);
    assertThat(save("Momiji GK", "Osaka", 0))
        .isEqualTo(new SavingDetails.Outcome.ChangedMeanwhile(1));
    assertThat(save("Momiji GK", "Osaka", 1)).isInstanceOf(SavingDetails.Outcome.Saved.class);

    LegalDetails now = details(tenant).orElseThrow();
    assertThat(now.legalName()).isEqualTo("Momiji GK");
    assertThat(now.version()).isEqualTo(2);
    String detail =
        TestTenants.value(
            DATABASE,
            "select detail from audit_entry where tenant_id = ? order by id desc limit 1",
            tenant.value());
    assertThat(detail).isEqualTo("legal name: Momiji KK -> Momiji GK; address");
  }

  @Test
  void whatIsMissingOrTooLongIsToldAllAtOnce() {
    assertThat(save(" ", "x".repeat(100_000), 0))
        .isInstanceOfSatisfying(
            SavingDetails.Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("legalName", "address"));
    assertThat(details(tenant)).isEmpty();
  }

  @Test
  void anothersDetailsAndFilesAreNotThere() throws Exception {
    save("Momiji KK", "Tokyo", 0);
    assertThat(add("a.pdf", PDF)).isEmpty();
    TenantId other = TestTenants.verified(DATABASE, "USD");
    UUID file = file();

    assertThat(details(other)).isEmpty();
    assertThat(files(other)).isEmpty();
    assertThat(remove(other, other, file)).isFalse();
    assertThat(remove(other, tenant, file)).as("another's, past the code").isFalse();
  }

  @Test
  void aFileIsWhatItsContentSaysAndCountsOnce() throws Exception {
    assertThat(add("scan.exe", JPEG)).isEmpty();
    assertThat(files()).containsExactly("scan.jpg");
    assertThat(add("again.jpg", JPEG).orElseThrow().fault().code()).contains("file-there-already");
    assertThat(add("page.pdf", ascii("<html>%PDF-1.7 %%EOF")).orElseThrow().fault().code())
        .contains("file-of-another-type");
    assertThat(add("cut.pdf", ascii("%PDF-1.7")).orElseThrow().fault().code())
        .contains("file-of-another-type");
    assertThat(add("none.pdf", new byte[0]).orElseThrow().fault().code()).contains("file-missing");
    assertThat(add("huge.pdf", huge()).orElseThrow().fault().code()).contains("file-too-large");
    assertThat(files()).hasSize(1);
  }

  @Test
  void aFileThatWasTakenBackCanComeAgainAndTwentyAreTheMost() throws Exception {
    add("a.pdf", PDF);
    UUID first = file();
    assertThat(remove(tenant, tenant, first)).isTrue();
    assertThat(files()).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(add(i + ".pdf", ascii("%PDF-1.7\n" + i + "\n%%EOF"))).isEmpty();
    }
    assertThat(add("a.pdf", PDF).orElseThrow().fault().code()).contains("too-many-files");
  }

  @Test
  void operatorsReadAFileAndThatIsWrittenDown() throws Exception {
    add("a.pdf", PDF);
    UUID operator = TestTenants.account(DATABASE);
    EvidenceForOperators evidence = new EvidenceForOperators(DATABASE.admin(), blobs, clock);
    assertThat(evidence.files(tenant)).hasSize(1);
    try (InputStream content = evidence.open(operator, file()).orElseThrow().content()) {
      assertThat(content.readAllBytes()).isEqualTo(PDF);
    }
    assertThat(evidence.open(operator, UUID.randomUUID())).isEmpty();
    String action =
        TestTenants.value(DATABASE, "select action from audit_entry where actor_id = ?", operator);
    assertThat(action).isEqualTo("evidence-read");
  }

  @Test
  void aChangeAfterTheVerificationIsSeenBesideWhatWasVerified() {
    SeeingChangedDetails seeing = new SeeingChangedDetails(DATABASE.admin(), clock);
    UUID operator = TestTenants.account(DATABASE);
    stands("APPLIED");
    save("Momiji KK", "Tokyo", 0);
    assertThat(seeing.change(tenant)).as("an application is looked at as it is").isEmpty();
    stands("VERIFIED");
    assertThat(seeing.change(tenant)).isEmpty();

    save("Momiji GK", "Osaka", 1);
    SeeingChangedDetails.Change change = seeing.change(tenant).orElseThrow();
    assertThat(change.seen())
        .isEqualTo(new SeeingChangedDetails.Said("Momiji KK", "", "Tokyo", "Aoi Hoshino"));
    assertThat(change.now())
        .isEqualTo(new SeeingChangedDetails.Said("Momiji GK", "", "Osaka", "Aoi Hoshino"));
    save("Momiji NV", "Osaka", 2);
    assertThat(seeing.see(operator, tenant, change.version()))
        .as("it is not this any more")
        .isFalse();
    assertThat(seeing.change(tenant)).isPresent();
    assertThat(seeing.see(operator, tenant, 3)).isTrue();
    assertThat(seeing.see(operator, tenant, 3)).isFalse();
    assertThat(seeing.change(tenant)).isEmpty();
    String action =
        TestTenants.value(DATABASE, "select action from audit_entry where actor_id = ?", operator);
    assertThat(action).isEqualTo("legal-details-seen");

    stands("SUSPENDED");
    stands("VERIFIED");
    save("Momiji KK", "Tokyo", 3);
    assertThat(seeing.change(tenant).orElseThrow().seen().legalName()).isEqualTo("Momiji NV");
    save("Momiji NV", "Osaka", 4);
    assertThat(seeing.change(tenant)).as("it is as it was").isEmpty();
  }

  @Test
  void whoWasVerifiedWithoutDetailsAndGivesThemIsLookedAt() {
    SeeingChangedDetails seeing = new SeeingChangedDetails(DATABASE.admin(), clock);
    stands("APPLIED");
    stands("VERIFIED");
    save("Momiji KK", "Tokyo", 0);
    assertThat(seeing.change(tenant).orElseThrow().seen())
        .isEqualTo(new SeeingChangedDetails.Said("", "", "", ""));
  }

  private void stands(String status) {
    TestTenants.execute(
        DATABASE, "update tenant set status = ? where id = ?", status, tenant.value());
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\me\\register.pdf, register.pdf",
    "../../etc/passwd, passwd.pdf",
    "登記簿.PDF, 登記簿.pdf",
    "'', file.pdf",
    "a\u202Efdp.exe, file.pdf"
  })
  void namesAreKeptWithoutTheirPathAndWithTheEndingOfWhatTheyAre(String typed, String kept) {
    assertThat(HandingInEvidence.name(typed, EvidenceType.PDF)).isEqualTo(kept);
  }

  private boolean remove(TenantId as, TenantId of, UUID file) {
    Boolean removed =
        TRANSACTIONS.run(
            as, (entities, rows) -> new EvidenceRows(rows, clock).remove(of, owner, file));
    return removed;
  }

  private SavingDetails.Outcome save(String name, String address, int seen) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SavingDetails(rows, clock)
                .save(
                    tenant, owner, new SavingDetails.Form(name, "", address, "Aoi Hoshino", seen)));
  }

  private static Optional<LegalDetails> details(TenantId of) {
    return TRANSACTIONS.run(of, (entities, rows) -> new OwnDetails(rows).details(of));
  }

  private Optional<FieldError> add(String name, byte[] content) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new HandingInEvidence(new EvidenceRows(rows, clock), blobs)
                .add(tenant, owner, name, new ByteArrayInputStream(content)));
  }

  private List<String> files() {
    return files(tenant);
  }

  private static List<String> files(TenantId of) {
    return TRANSACTIONS.run(
        of,
        (entities, rows) ->
            new OwnDetails(rows).files(of).stream().map(OwnDetails.EvidenceFile::name).toList());
  }

  private UUID file() {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new OwnDetails(rows).files(tenant).getFirst().id());
  }

  private static byte[] huge() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(ascii("%PDF-1.7"));
    all.writeBytes(new byte[HandingInEvidence.BYTES_AT_MOST]);
    all.writeBytes(ascii("%%EOF"));
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

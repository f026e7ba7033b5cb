package io.kyodaku.identity;

import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTransactions;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The capability put together by hand over a real database, and a look into the mail it sends. */
public final class IdentityFixture {

  public static final String PASSWORD = "correct horse battery";

  /** {@link #PASSWORD} in so few rounds that tests need not wait for it. */
  static final String CHEAP_HASH =
      "pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA==$Cf9xjlisAEzRbMZsosxST/5+wkpfUV6uoqiZkYtP6iQ=";

  /** One for all tests, since an entity manager factory takes its time. */
  public static final TestTransactions TRANSACTIONS =
      TestTransactions.platform(TestDatabase.shared());

  private static final Pattern TOKEN = Pattern.compile("token=([0-9A-Za-z]{43})\\b");

  public final MovableClock clock = new MovableClock(Instant.parse("2027-03-01T09:00:00Z"));
  public final Sql rows = new Sql(TRANSACTIONS.dataSource());
  final JpaAccounts accounts = new JpaAccounts(TRANSACTIONS.entities());
  final MailTokens tokens = new MailTokens(TRANSACTIONS.dataSource());
  public final PortalAddress portal = new PortalAddress("https://portal.example");
  public final OpeningAccount opening =
      new OpeningAccount(accounts, tokens, TRANSACTIONS.dataSource(), portal, clock);
  final SigningIn signingIn = new SigningIn(TRANSACTIONS.dataSource(), clock);
  public final Accounts finder = new Accounts(TRANSACTIONS.dataSource());

  /** An address that nobody has. */
  public static String address() {
    return "p" + Ids.next().toString().replace("-", "") + "@people.example";
  }

  public OpeningProvenAccount openingProven() {
    return new OpeningProvenAccount(accounts, clock);
  }

  SigningUp.Outcome signUp(String email) {
    return signUp(new SigningUp.Form("Ada", email, PASSWORD, "GB", "en", true, true));
  }

  SigningUp.Outcome signUp(SigningUp.Form form) {
    return TRANSACTIONS.run(
        () -> new SigningUp(opening, accounts, inviting(), clock).signUp(form, null));
  }

  SigningUp.Outcome signUpBy(String email, String invite) {
    SigningUp.Form form = new SigningUp.Form("Ada", email, PASSWORD, "GB", "en", true, true);
    return TRANSACTIONS.run(
        () -> new SigningUp(opening, accounts, inviting(), clock).signUp(form, invite));
  }

  InvitingCreators inviting() {
    return new InvitingCreators(
        TRANSACTIONS.dataSource(), new SecretSeal("0123456789abcdef0123456789abcdef"), clock);
  }

  /** As whoever signed up with {@link #PASSWORD}, in another browser. */
  ConfirmingEmail.Outcome confirm(String token) {
    return confirm(token, null, PASSWORD);
  }

  ConfirmingEmail.Outcome confirm(String token, @Nullable String mark, @Nullable String password) {
    return TRANSACTIONS.run(
        () ->
            new ConfirmingEmail(tokens, signingIn, usingMailLink(), clock)
                .confirm(token, mark, password));
  }

  ResettingPassword.Outcome reset(String token, String password) {
    return TRANSACTIONS.run(
        () -> new ResettingPassword(tokens, usingMailLink(), clock).reset(token, password));
  }

  private UsingMailLink usingMailLink() {
    return new UsingMailLink(accounts, tokens, TRANSACTIONS.dataSource(), clock);
  }

  AppointingAdmin.Outcome appoint(String email) {
    return TRANSACTIONS.run(
        () -> new AppointingAdmin(tokens, TRANSACTIONS.dataSource(), portal, clock).appoint(email));
  }

  /** Somebody with a confirmed account who is a creator. */
  public Accounts.Person creator() {
    String email = address();
    UUID accountId = Ids.next();
    rows.update(
        "insert into account (id, email, password_hash, name, language, confirmed_at, created_at)"
            + " values (?, ?, ?, 'Ada', 'en', ?, ?)",
        accountId,
        email,
        CHEAP_HASH,
        clock.instant(),
        clock.instant());
    rows.update(
        "insert into creator (id, account_id, country, age_band, created_at)"
            + " values (?, ?, 'GB', 'ADULT', ?)",
        Ids.next(),
        accountId,
        clock.instant());
    return finder.find(accountId).orElseThrow();
  }

  UUID operator() {
    UUID id = creator().accountId();
    rows.update("update account set admin = true where id = ?", id);
    return id;
  }

  /** The newest mail, also of what people are told because it happened. */
  public String lastSubject(String email) {
    TestMail.tellAll(TestDatabase.shared().admin());
    return rows.first(
            "select subject from mail where recipient = ? order by id desc",
            row -> row.getString(1),
            email)
        .orElseThrow();
  }

  public int mails(String email) {
    return rows.first("select count(*) from mail where recipient = ?", row -> row.getInt(1), email)
        .orElseThrow();
  }

  public String mailedToken(String email) {
    String body =
        rows.first(
                "select body from mail where recipient = ? order by id desc",
                row -> row.getString(1),
                email)
            .orElseThrow();
    Matcher token = TOKEN.matcher(body);
    if (!token.find()) {
      throw new AssertionError("no token in: " + body);
    }
    return token.group(1);
  }
}

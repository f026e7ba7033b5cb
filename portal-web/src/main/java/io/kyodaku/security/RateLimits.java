package io.kyodaku.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How often people and programs may do what costs us work or lets them guess. Counted on each node
 * by itself. In demo mode everybody comes from one address, so there what is counted by address is
 * bounded more widely.
 */
final class RateLimits {

  private static final int CALLERS_AT_MOST = 50_000;
  private static final int DEMO_FACTOR = 50;
  private static final int FORMS_AT_ONCE = 100;
  private static final Duration PER_FORM = Duration.ofMillis(100);
  private static final String READING = "/creator/reading";
  private static final int READINGS_AT_ONCE = 60;
  private static final Duration PER_READING = Duration.ofMillis(80);
  private static final String INVOICE = "/admin/invoice-file";
  private static final String RECEIPT = "/creator/purchase-file";
  private static final Pattern USAGES = Pattern.compile("/t/[^/]+/usages-file.*");
  private static final int FILES_AT_ONCE = 20;
  private static final Duration PER_FILE = Duration.ofSeconds(3);

  private final TokenBuckets signInsOfAccount;
  private final TokenBuckets signInsOfAddress;
  private final TokenBuckets signUps;
  private final TokenBuckets accountMails;
  private final TokenBuckets mailedLinks;
  private final TokenBuckets wrongKeys;
  private final TokenBuckets forms;
  private final TokenBuckets readings;
  private final TokenBuckets searches;
  private final TokenBuckets catalogues;
  private final TokenBuckets proofs;
  private final TokenBuckets files;
  private final TokenBuckets calls;

  RateLimits(boolean demo, Clock clock) {
    int factor = demo ? DEMO_FACTOR : 1;
    this.signInsOfAccount = new TokenBuckets(20, Duration.ofSeconds(15), CALLERS_AT_MOST, clock);
    this.signInsOfAddress =
        new TokenBuckets(60 * factor, Duration.ofSeconds(2), CALLERS_AT_MOST, clock);
    this.signUps = new TokenBuckets(30 * factor, Duration.ofMinutes(1), CALLERS_AT_MOST, clock);
    this.accountMails =
        new TokenBuckets(10 * factor, Duration.ofMinutes(5), CALLERS_AT_MOST, clock);
    this.mailedLinks =
        new TokenBuckets(30 * factor, Duration.ofSeconds(20), CALLERS_AT_MOST, clock);
    this.wrongKeys = new TokenBuckets(60 * factor, Duration.ofSeconds(1), CALLERS_AT_MOST, clock);
    this.forms = new TokenBuckets(FORMS_AT_ONCE, PER_FORM, CALLERS_AT_MOST, clock);
    this.readings = new TokenBuckets(READINGS_AT_ONCE, PER_READING, CALLERS_AT_MOST, clock);
    this.searches = new TokenBuckets(60 * factor, Duration.ofMillis(250), CALLERS_AT_MOST, clock);
    this.catalogues =
        new TokenBuckets(120 * factor, Duration.ofMillis(200), CALLERS_AT_MOST, clock);
    this.proofs = new TokenBuckets(120 * factor, Duration.ofMillis(100), CALLERS_AT_MOST, clock);
    this.files = new TokenBuckets(FILES_AT_ONCE, PER_FILE, CALLERS_AT_MOST, clock);
    this.calls = new TokenBuckets(200, Duration.ofMillis(10), CALLERS_AT_MOST, clock);
  }

  /**
   * For a form that is posted: those of one account are bounded, whichever of its sessions sends
   * them, and those that anybody may send by where they come from. Prompts that are read while they
   * are written have a measure of their own, or a fast writer could press no button.
   */
  Optional<Duration> form(Caller caller, String path, String clientAddress) {
    Optional<Duration> wait =
        caller instanceof Caller.SignedIn person
            ? (path.equals(READING) ? readings : forms).take(person.accountId().toString())
            : Optional.empty();
    return wait.isPresent() ? wait : openForm(path, clientAddress);
  }

  /**
   * For a form that anybody may send: those that open accounts, send mail or follow a mailed link.
   * Empty when it may go on, else how long to wait. The form of sign-in counts for itself.
   */
  Optional<Duration> openForm(String path, String clientAddress) {
    if (LocalPath.isUnder(path, "/signup")) {
      return signUps.take(clientAddress);
    }
    if (path.startsWith("/forgot-password")) {
      return accountMails.take(clientAddress);
    }
    return path.startsWith("/confirm")
            || path.startsWith("/join")
            || path.startsWith("/reset-password")
            || path.startsWith("/unsubscribe")
        ? mailedLinks.take(clientAddress)
        : Optional.empty();
  }

  /** For a question to the search box: those of one account, or of where they come from. */
  Optional<Duration> search(Caller caller, String clientAddress) {
    return searches.take(asker(caller, clientAddress));
  }

  /**
   * For what is only looked at: files that are made on the spot, proofs of the log, and the
   * catalogue where something is asked of it. Other pages are not counted.
   *
   * @param asks whether the address has parameters
   */
  Optional<Duration> look(Caller caller, String path, boolean asks, String clientAddress) {
    if (path.equals(RECEIPT) || path.equals(INVOICE) || USAGES.matcher(path).matches()) {
      return files.take(asker(caller, clientAddress));
    }
    if (AccessRules.isProof(path)) {
      return proofs.take(asker(caller, clientAddress));
    }
    return asks && path.startsWith("/catalog")
        ? catalogues.take(asker(caller, clientAddress))
        : Optional.empty();
  }

  private static String asker(Caller caller, String clientAddress) {
    return caller instanceof Caller.SignedIn person ? person.accountId().toString() : clientAddress;
  }

  Optional<Duration> signIn(String typedEmail, String clientAddress) {
    Optional<Duration> wait = signInsOfAddress.take(clientAddress);
    return wait.isPresent() ? wait : signInsOfAccount.take(typedEmail + " " + clientAddress);
  }

  Optional<Duration> wrongKey(String clientAddress) {
    return wrongKeys.take(clientAddress);
  }

  Optional<Duration> call(UUID keyId) {
    return calls.take(keyId.toString());
  }
}

package io.kyodaku.security;

import io.kyodaku.tenant.Membership;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who reaches which path. Read from the top, the first rule that knows the path decides; what no
 * rule knows is public.
 *
 * <pre>
 * odd paths             nobody: they are how rules by path are walked around
 * /api/webhooks/…       everybody: the signature is the key
 * /api/v1/demo          everybody
 * /api/v1/log/…         everybody: it is public, so that anybody can check it
 * /api/v1/receipts/verify   the same: whoever holds a receipt can have it checked
 * /api/…                keys
 * /rightsholder/…       nobody directly: these pages live under /t/{slug}/…
 * /t/{slug}/…           members of that tenant
 * /admin/…              admins
 * /creator/…            creators
 * /account/…            everybody who is signed in
 * </pre>
 *
 * Operators, and members who may move a tenant's money, need a second factor for these pages.
 *
 * <p>What is another's looks as if it did not exist.
 */
final class AccessRules {

  private static final Pattern ODD = Pattern.compile("//|[\\\\;%\\p{Cntrl}]|/\\.{1,2}(/|$)");
  private static final Pattern TENANT_PAGE =
      Pattern.compile("/t/([a-z0-9-]{2,64})(?:/((?:[a-z0-9-]+/)*[a-z0-9-]+)?)?");
  private static final Pattern CONTRACT_FILE =
      Pattern.compile("/t/([a-z0-9-]{2,64})/contract/[0-9]{1,6}\\.(pdf|odrl\\.jsonld)");
  private static final String LOG = "/api/v1/log/";
  private static final String PROOFS = "/api/v1/proofs/";
  private static final String CHECK = "/api/v1/receipts/verify";
  private static final String TENANT_VIEWS = "/rightsholder/";

  private AccessRules() {}

  /** What to do with a request. */
  sealed interface Verdict {

    record Pass() implements Verdict {}

    /** A page of a tenant, for a member of it. */
    record TenantPage(Membership membership, String view) implements Verdict {}

    /** A person has to sign in first. */
    record SignInFirst() implements Verdict {}

    /** A person has to set up a second factor first. */
    record SecondFactorFirst() implements Verdict {}

    /** A program has to present a key. */
    record KeyNeeded() implements Verdict {}

    record Forbidden() implements Verdict {}

    record NotFound() implements Verdict {}
  }

  /**
   * @param path as the container decoded it, without the context
   */
  static Verdict judge(String path, Caller caller) {
    if (ODD.matcher(path).find()) {
      return new Verdict.NotFound();
    }
    if (LocalPath.isUnder(path, "/api")) {
      return judgeCall(path, caller);
    }
    if (LocalPath.isUnder(path, "/rightsholder")) {
      return new Verdict.NotFound();
    }
    if (LocalPath.isUnder(path, "/t")) {
      return judgeTenantPage(path, caller);
    }
    if (LocalPath.isUnder(path, "/admin")) {
      return isAdmin(caller) && !isTrusted(caller)
          ? new Verdict.SecondFactorFirst()
          : forPeople(caller, isAdmin(caller), new Verdict.NotFound());
    }
    if (LocalPath.isUnder(path, "/creator")) {
      return forPeople(caller, isCreator(caller), new Verdict.Forbidden());
    }
    if (LocalPath.isUnder(path, "/account")) {
      return forPeople(caller, true, new Verdict.Forbidden());
    }
    return new Verdict.Pass();
  }

  /** Whether it proves something to everybody; how often is limited. */
  static boolean isProof(String path) {
    return path.startsWith(LOG) || path.startsWith(PROOFS) || path.equals(CHECK);
  }

  private static Verdict judgeCall(String path, Caller caller) {
    boolean open =
        path.startsWith("/api/webhooks/") || path.equals("/api/v1/demo") || isProof(path);
    return open || caller instanceof Caller.KeyCaller
        ? new Verdict.Pass()
        : new Verdict.KeyNeeded();
  }

  private static Verdict judgeTenantPage(String path, Caller caller) {
    Matcher page = TENANT_PAGE.matcher(path);
    Matcher file = CONTRACT_FILE.matcher(path);
    if (file.matches()) {
      return judgeTenantPage("/t/" + file.group(1) + "/contract-file", caller);
    }
    if (!page.matches()) {
      return new Verdict.NotFound();
    }
    if (!(caller instanceof Caller.SignedIn person)) {
      return new Verdict.SignInFirst();
    }
    Optional<Membership> membership = person.membershipOf(page.group(1));
    if (membership.isPresent() && membership.get().role().mayManageMoney() && !isTrusted(caller)) {
      return new Verdict.SecondFactorFirst();
    }
    String view = page.group(2) == null ? "home" : page.group(2);
    return membership.isPresent()
        ? new Verdict.TenantPage(membership.get(), TENANT_VIEWS + view + ".xhtml")
        : new Verdict.NotFound();
  }

  private static Verdict forPeople(Caller caller, boolean allowed, Verdict otherwise) {
    if (!(caller instanceof Caller.SignedIn)) {
      return new Verdict.SignInFirst();
    }
    return allowed ? new Verdict.Pass() : otherwise;
  }

  private static boolean isTrusted(Caller caller) {
    return caller instanceof Caller.SignedIn person && person.trusted();
  }

  private static boolean isAdmin(Caller caller) {
    return caller instanceof Caller.SignedIn person && person.admin();
  }

  private static boolean isCreator(Caller caller) {
    return caller instanceof Caller.SignedIn person && person.creatorId().isPresent();
  }
}

package io.kyodaku.security;

import io.kyodaku.identity.CheckingSecondFactor;
import io.kyodaku.identity.Device;
import io.kyodaku.identity.OpenSessions;
import io.kyodaku.identity.SigningIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs people in and out of the portal; the pages call it. */
@RequestScoped
public class PortalSignIn {

  @Inject private HttpServletRequest request;
  @Inject private SigningIn signingIn;
  @Inject private CheckingSecondFactor codes;
  @Inject private KnownPeople people;
  @Inject private OpenSessions sessions;
  @Inject private RateLimits limits;
  @Inject private ClientAddress address;
  @Inject private Clock clock;

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * @param to where to send the person now: a path of this portal
     */
    record SignedIn(String to) implements Outcome {}

    /**
     * The second step is still to do.
     *
     * @param to the page of the second step
     */
    record CodeNeeded(String to) implements Outcome {}

    /** The first step was too long ago, or not done here. */
    record NotAwaited() implements Outcome {}

    /** The password is right, but the address must be confirmed first. */
    record NotConfirmed() implements Outcome {}

    /** Unknown address, wrong password or locked account: it is not said which. */
    record Refused() implements Outcome {}

    record TooMany(Duration pause) implements Outcome {}
  }

  /**
   * @param to where the person wanted to go, from the address; anything but a path of this portal
   *     is ignored
   */
  public Outcome signIn(@Nullable String email, @Nullable String password, @Nullable String to) {
    String typed = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    Optional<Duration> wait = limits.signIn(typed, address.of(request));
    if (wait.isPresent()) {
      return new Outcome.TooMany(wait.get());
    }
    return switch (signingIn.signIn(email, password)) {
      case SigningIn.Outcome.SignedIn signedIn -> {
        open(signedIn.accountId());
        yield new Outcome.SignedIn(LocalPath.of(to).orElseGet(() -> home(signedIn.accountId())));
      }
      case SigningIn.Outcome.CodeNeeded needed -> {
        BrowserSession.await(request, needed.accountId(), clock.instant());
        yield new Outcome.CodeNeeded(
            "/login-code"
                + LocalPath.of(to)
                    .map(path -> "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                    .orElse(""));
      }
      case SigningIn.Outcome.NotConfirmed notConfirmed -> new Outcome.NotConfirmed();
      case SigningIn.Outcome.Refused refused -> new Outcome.Refused();
    };
  }

  /** Whether this browser has done the first step and not yet the second. */
  public boolean awaitsCode() {
    return awaited().isPresent();
  }

  /** A password that was changed meanwhile is no first step any more. */
  private Optional<BrowserSession.Awaited> awaited() {
    return BrowserSession.awaited(request, clock.instant())
        .filter(
            first ->
                people
                    .findAnew(first.accountId())
                    .filter(known -> !first.since().isBefore(known.sessionsSince()))
                    .isPresent());
  }

  /** The second step, with a code of the app or a recovery code. */
  public Outcome enterCode(@Nullable String code, @Nullable String to) {
    Optional<BrowserSession.Awaited> awaited = awaited();
    if (awaited.isEmpty()) {
      return new Outcome.NotAwaited();
    }
    UUID accountId = awaited.get().accountId();
    Optional<Duration> wait = limits.signIn(accountId.toString(), address.of(request));
    if (wait.isPresent()) {
      return new Outcome.TooMany(wait.get());
    }
    if (!codes.passes(accountId, code)) {
      return new Outcome.Refused();
    }
    open(accountId);
    return new Outcome.SignedIn(LocalPath.of(to).orElseGet(() -> home(accountId)));
  }

  /** This session goes on after all that were opened before have ended. */
  public void stay(UUID accountId) {
    people.forget(accountId);
    open(accountId);
  }

  /** What somebody may has changed: it counts with their next request. */
  public void lookAnew(UUID accountId) {
    people.forget(accountId);
  }

  public void signOut() {
    BrowserSession.of(request).map(BrowserSession.Opened::id).ifPresent(sessions::close);
    BrowserSession.close(request);
  }

  /** Which of the open sessions this is; empty for nobody's. */
  public Optional<UUID> here() {
    return BrowserSession.of(request).map(BrowserSession.Opened::id);
  }

  private void open(UUID accountId) {
    here().ifPresent(sessions::close);
    Instant now = clock.instant();
    UUID id = sessions.begin(accountId, Device.of(request.getHeader("User-Agent")), now);
    people.forget(accountId);
    BrowserSession.open(request, accountId, id, now);
  }

  private String home(UUID accountId) {
    return people.findAnew(accountId).map(known -> home(known.person())).orElse("/");
  }

  private static String home(Caller.SignedIn person) {
    if (person.admin()) {
      return "/admin/home";
    }
    if (!person.tenants().isEmpty()) {
      return "/t/" + person.tenants().getFirst().slug() + "/home";
    }
    return person.creatorId().isPresent() ? "/creator/home" : "/";
  }
}

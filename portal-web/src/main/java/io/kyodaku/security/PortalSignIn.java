package io.kyodaku.security;

import io.kyodaku.identity.SigningIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs people in and out of the portal; the pages call it. */
@RequestScoped
public class PortalSignIn {

  @Inject private HttpServletRequest request;
  @Inject private SigningIn signingIn;
  @Inject private KnownPeople people;
  @Inject private RateLimits limits;
  @Inject private ClientAddress address;
  @Inject private Clock clock;

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * @param to where to send the person now: a path of this portal
     */
    record SignedIn(String to) implements Outcome {}

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
        BrowserSession.open(request, signedIn.accountId(), clock.instant());
        yield new Outcome.SignedIn(LocalPath.of(to).orElseGet(() -> home(signedIn.accountId())));
      }
      case SigningIn.Outcome.NotConfirmed notConfirmed -> new Outcome.NotConfirmed();
      case SigningIn.Outcome.Refused refused -> new Outcome.Refused();
    };
  }

  public void signOut() {
    BrowserSession.close(request);
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

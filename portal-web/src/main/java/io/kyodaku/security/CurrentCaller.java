package io.kyodaku.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who makes this request: {@code #{caller}} on pages. One for all requests: the one that is being
 * answered is behind what the container injects.
 */
@Named("caller")
@ApplicationScoped
public class CurrentCaller {

  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String UNKNOWN = ATTRIBUTE + ".unknown";

  @Inject private HttpServletRequest request;

  static void put(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /** Who it is could not be found out: the database is not there. */
  static void putUnknown(HttpServletRequest request) {
    request.setAttribute(UNKNOWN, true);
  }

  static boolean isUnknown(HttpServletRequest request) {
    return request.getAttribute(UNKNOWN) != null;
  }

  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? caller
        : new Caller.Anonymous();
  }

  public Caller get() {
    return of(request);
  }

  /**
   * The person, on pages that only a signed-in person reaches.
   *
   * @throws IllegalStateException elsewhere
   */
  public Caller.SignedIn person() {
    if (get() instanceof Caller.SignedIn person) {
      return person;
    }
    throw new IllegalStateException("this page was reached without a person signed in");
  }

  /**
   * The key, in calls that only a key reaches.
   *
   * @throws IllegalStateException elsewhere
   */
  public Caller.KeyCaller key() {
    if (get() instanceof Caller.KeyCaller key) {
      return key;
    }
    throw new IllegalStateException("this call was reached without a key");
  }

  public boolean isSignedIn() {
    return get() instanceof Caller.SignedIn;
  }

  public boolean isAdmin() {
    return get() instanceof Caller.SignedIn person && person.admin();
  }

  public boolean isCreator() {
    return get() instanceof Caller.SignedIn person && person.creatorId().isPresent();
  }
}

package io.kyodaku.portal;

import io.kyodaku.notification.OwnNotices;
import io.kyodaku.platform.Settings;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.PortalSignIn;
import io.kyodaku.tenant.Membership;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around every page: who is signed in, and where it can go. */
@Named
@RequestScoped
public class Shell {

  @Inject private CurrentCaller caller;
  @Inject private PortalSignIn signIn;
  @Inject private Settings settings;
  @Inject private UnreadNotices unreadNotices;

  /** A tenant that the reader works for. */
  public record Tenant(String slug, String name, String status) {}

  /** Pages of one thing of a tenant, and the list that another tenant has in its place. */
  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("work", "catalog"),
          Map.entry("asset", "catalog"),
          Map.entry("add-asset", "catalog"),
          Map.entry("import-check", "import"),
          Map.entry("statement", "statements"),
          Map.entry("statement-line", "statements"),
          Map.entry("payout", "payouts"),
          Map.entry("conflict", "conflicts"),
          Map.entry("agreement", "agreements"),
          Map.entry("propose-agreement", "agreements"),
          Map.entry("plugin-upgrade", "contract"),
          Map.entry("usage", "usages"),
          Map.entry("member", "team"),
          Map.entry("replay", "replays"));

  private static final Pattern PAGE_OF_TENANT = Pattern.compile("/t/[a-z0-9-]+/([a-z0-9-]+)");

  public boolean isDemo() {
    return settings.demo();
  }

  public boolean isSignedIn() {
    return caller.isSignedIn();
  }

  public boolean isAdmin() {
    return caller.isAdmin();
  }

  public boolean isCreator() {
    return caller.isCreator();
  }

  public String getName() {
    return caller.get() instanceof Caller.SignedIn person ? person.name() : "";
  }

  public List<Tenant> getTenants() {
    return caller.get() instanceof Caller.SignedIn person
        ? person.tenants().stream().map(Shell::tenant).toList()
        : List.of();
  }

  public boolean worksFor(String slug) {
    return getTenants().stream().anyMatch(tenant -> tenant.slug().equals(slug));
  }

  /** What the reader has not read yet, as the bar says it; empty when there is nothing. */
  public String getUnread() {
    int unread =
        caller.get() instanceof Caller.SignedIn person ? unreadNotices.of(person.accountId()) : 0;
    if (unread == 0) {
      return "";
    }
    return unread > OwnNotices.COUNTED_AT_MOST
        ? OwnNotices.COUNTED_AT_MOST + "+"
        : String.valueOf(unread);
  }

  /** Whether the reader is at this place, or further in. */
  public boolean at(String place) {
    String path = Address.path();
    return path.equals(place) || path.startsWith(place + "/");
  }

  /** The same of any of them, named one after the other with spaces between. */
  public boolean atAny(String places) {
    return Arrays.stream(places.split(" ", -1)).anyMatch(this::at);
  }

  /** Where the reader is now, with another tenant; what only this one has is its list there. */
  public String samePageOf(String slug) {
    return samePage(Address.path(), slug);
  }

  static String samePage(String path, String slug) {
    Matcher here = PAGE_OF_TENANT.matcher(path);
    String page = here.matches() ? here.group(1) : "home";
    return "/t/" + slug + "/" + LISTS.getOrDefault(page, page);
  }

  /** The part of the help that is about where the reader is. */
  public String getHelp() {
    String part =
        at("/creator") || at("/asset") || at("/catalog")
            ? "creators"
            : at("/t") ? "rightsholders" : at("/admin") ? "operators" : "kyodaku";
    return "/help#" + part;
  }

  public String signOut() {
    signIn.signOut();
    return "/index?faces-redirect=true";
  }

  private static Tenant tenant(Membership membership) {
    return new Tenant(membership.slug(), membership.name(), membership.status().name());
  }
}

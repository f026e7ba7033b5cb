package io.kyodaku.portal.search;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.search.Asked;
import io.kyodaku.search.CreatorSearch;
import io.kyodaku.search.Hit;
import io.kyodaku.search.OperatorSearch;
import io.kyodaku.search.OwnSearch;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.Membership;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the public catalogue and in all that the reader has a part in. An id leads
 * straight to its page.
 */
@Named
@RequestScoped
public class SearchPage {

  private static final int TENANTS_AT_MOST = 10;
  private static final int NAME_LENGTH_AT_MOST = 120;
  private static final int PUBLIC_AT_MOST = 12;

  @Inject private CatalogSearch catalog;
  @Inject private OwnSearch own;
  @Inject private CreatorSearch creators;
  @Inject private OperatorSearch operators;
  @Inject private CurrentCaller caller;
  @Inject private Language language;
  private @Nullable String q;
  private List<Group> groups = List.of();
  private List<ListedAsset> listed = List.of();
  private long total;

  /** What was found in one workspace; the name is a tenant's, else empty. */
  public record Group(String place, String name, List<Line> lines) {}

  /** One thing that was found. */
  public record Line(String kind, String name, String note, String href) {}

  /** An id leads on, when the reader may see what it names. */
  public void load() {
    Optional<Asked> asked = Asked.of(q);
    if (asked.isEmpty()) {
      return;
    }
    groups = groups(asked.get());
    if (asked.get().isId()) {
      groups.stream()
          .flatMap(group -> group.lines().stream())
          .map(Line::href)
          .findFirst()
          .or(() -> publicAsset(asked.get()))
          .ifPresent(Going::to);
    } else if (catalog.search(
            new CatalogSearch.Query(asked.get().text(), null, null, 1, language.getTag()))
        instanceof CatalogSearch.Found found) {
      listed = found.items().stream().limit(PUBLIC_AT_MOST).toList();
      total = found.total();
    }
  }

  /** The page of an asset answers for itself whether it can be seen. */
  private static Optional<String> publicAsset(Asked asked) {
    return WireId.ASSET.parse(asked.text()).map(id -> "/asset?id=" + WireId.ASSET.format(id));
  }

  /** Of what is behind a second factor, nobody without one learns. */
  private List<Group> groups(Asked asked) {
    List<Group> found = new ArrayList<>();
    if (!(caller.get() instanceof Caller.SignedIn person)) {
      return found;
    }
    person.tenants().stream()
        .filter(tenant -> person.trusted() || !tenant.role().mayManageMoney())
        .limit(TENANTS_AT_MOST)
        .forEach(
            tenant ->
                add(
                    found,
                    "rights",
                    tenant.name(),
                    own.find(tenant.tenant(), tenant.role().mayManageMoney(), asked).stream()
                        .map(hit -> line(hit, ofTenant(tenant, hit)))
                        .toList()));
    person
        .creatorId()
        .ifPresent(
            creator ->
                add(
                    found,
                    "creator",
                    "",
                    creators.find(creator, asked).stream()
                        .map(hit -> line(hit, ofCreator(hit)))
                        .toList()));
    if (person.admin() && person.trusted()) {
      add(
          found,
          "admin",
          "",
          operators.find(asked).stream().map(hit -> line(hit, ofOperator(hit))).toList());
    }
    return found;
  }

  private static void add(List<Group> groups, String place, String name, List<Line> lines) {
    if (!lines.isEmpty()) {
      groups.add(new Group(place, name, lines));
    }
  }

  private static Line line(Hit hit, String href) {
    String name = hit.name();
    boolean isLong = name.length() > NAME_LENGTH_AT_MOST;
    return new Line(
        hit.kind().name(),
        isLong
            ? name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH_AT_MOST / 2)) + "…"
            : name,
        hit.note(),
        href);
  }

  private static String ofTenant(Membership tenant, Hit hit) {
    String at = "/t/" + tenant.slug();
    return switch (hit.kind()) {
      case WORK -> at + "/work?id=" + id(WireId.WORK, hit);
      case ASSET -> at + "/asset?id=" + id(WireId.ASSET, hit);
      case STATEMENT -> at + "/statement?id=" + id(WireId.STATEMENT, hit);
      case IMPORT -> at + "/import?id=" + id(WireId.IMPORT, hit);
      case USAGE -> at + "/usage?id=" + id(WireId.AUTHORIZATION, hit);
      case PAYOUT, GENERATION, ORDER, RUN, TENANT -> at + "/home";
    };
  }

  private static String ofCreator(Hit hit) {
    return switch (hit.kind()) {
      case GENERATION -> "/creator/generation?id=" + id(WireId.JOB, hit);
      case USAGE -> "/creator/generation?id=" + id(WireId.AUTHORIZATION, hit);
      case ORDER -> "/creator/credits?order=" + id(WireId.ORDER, hit);
      case WORK, ASSET, STATEMENT, PAYOUT, IMPORT, RUN, TENANT -> "/creator/home";
    };
  }

  private static String ofOperator(Hit hit) {
    return switch (hit.kind()) {
      case TENANT -> "/admin/tenant?id=" + id(WireId.TENANT, hit);
      case USAGE -> "/admin/usage?id=" + id(WireId.AUTHORIZATION, hit);
      case PAYOUT -> "/admin/payout?id=" + id(WireId.PAYOUT, hit);
      case STATEMENT -> "/admin/statement?id=" + id(WireId.STATEMENT, hit);
      case ORDER -> "/admin/order?id=" + id(WireId.ORDER, hit);
      case RUN -> "/admin/run?id=" + id(WireId.RUN, hit);
      case WORK, ASSET, IMPORT, GENERATION -> "/admin/home";
    };
  }

  private static String id(WireId type, Hit hit) {
    return type.format(hit.id());
  }

  public boolean isAsked() {
    return q != null && !q.isBlank();
  }

  /** Whether something was typed that nothing is looked for by: too long, or not text. */
  public boolean isRefused() {
    return q != null && !q.isBlank() && Asked.of(q).isEmpty();
  }

  public boolean isNothing() {
    return isAsked() && !isRefused() && groups.isEmpty() && listed.isEmpty();
  }

  public List<Group> getGroups() {
    return groups;
  }

  public List<ListedAsset> getListed() {
    return listed;
  }

  public boolean isMore() {
    return total > listed.size();
  }

  public @Nullable String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }
}

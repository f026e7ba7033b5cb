package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.joint.CatalogSides;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.JointForm;
import io.kyodaku.joint.OwnAgreements;
import io.kyodaku.joint.ProposingAgreement;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Proposes to another owner that something of each may appear together: first whose, found in the
 * catalogue, then on which terms, and what they mean before they are sent.
 */
@Named
@ViewScoped
public class ProposeAgreementPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String FORM = "terms";
  private static final int FOUND_AT_MOST = 12;

  @Inject private transient ProposingAgreement proposing;
  @Inject private transient OwnAgreements agreements;
  @Inject private transient CatalogSides sides;
  @Inject private transient CatalogSearch catalog;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  @Inject private transient Language language;
  private transient @Nullable ListedAsset listed;
  private transient @Nullable List<ListedAsset> found;
  private transient @Nullable JointAgreement seen;
  private @Nullable String text;
  private @Nullable String with;
  private @Nullable String of;
  private @Nullable String own;
  private boolean wholeWork;
  private @Nullable String ownShare = "50";
  private @Nullable String otherShare = "50";
  private List<String> uses = new ArrayList<>(List.of(Use.PERSONAL.name(), Use.SHARED.name()));
  private @Nullable String territories;
  private @Nullable String from;
  private @Nullable String until;
  private @Nullable String zone = "Asia/Tokyo";
  private @Nullable String note;

  /** The form begins with what is to be agreed anew, where that is so. */
  public void open() {
    WireId.JOINT_AGREEMENT
        .parse(of)
        .flatMap(id -> agreements.find(desk.tenant(), id))
        .ifPresent(this::fill);
  }

  private void fill(JointAgreement agreement) {
    own = agreement.of(desk.tenant()).wireId();
    ownShare = percent(agreement.bpsOf(desk.tenant()));
    otherShare = percent(agreement.bpsOf(agreement.partnerOf(desk.tenant())));
    uses = new ArrayList<>(agreement.uses().stream().map(Enum::name).toList());
    territories = agreement.territories().replace('|', ' ');
    until = agreement.lastDay().map(LocalDate::toString).orElse(null);
    zone = agreement.zone().getId();
    note = agreement.note();
    var theirs = agreement.of(agreement.partnerOf(desk.tenant()));
    wholeWork = theirs.wholeWork();
    if (!theirs.wholeWork()) {
      with = theirs.wireId();
    }
  }

  private static String percent(int bps) {
    return BigDecimal.valueOf(bps, 2).stripTrailingZeros().toPlainString();
  }

  /** What the catalogue has of other owners under the name that is looked for. */
  public List<ListedAsset> getFound() {
    if (found == null) {
      found =
          text == null || text.isBlank()
              ? List.of()
              : switch (catalog.search(
                  new CatalogSearch.Query(text, null, null, 1, language.getTag()))) {
                case CatalogSearch.Found all ->
                    all.items().stream()
                        .filter(item -> !item.tenantId().equals(desk.tenant()))
                        .limit(FOUND_AT_MOST)
                        .toList();
                case CatalogSearch.Invalid invalid -> List.of();
              };
    }
    return found;
  }

  public boolean isLookedFor() {
    return text != null && !text.isBlank();
  }

  /** The other's that is chosen; null where none is. */
  public @Nullable ListedAsset getListed() {
    if (listed == null) {
      listed =
          WireId.ASSET
              .parse(with)
              .flatMap(sides::listed)
              .filter(item -> !item.tenantId().equals(desk.tenant()))
              .orElse(null);
    }
    return listed;
  }

  /** The tenant's own works and characters. */
  public List<SelectItem> getOwnChoices() {
    List<CatalogSides.Own> choices = sides.ownOf(desk.tenant());
    List<SelectItem> items = new ArrayList<>();
    for (CatalogSides.Own choice : choices) {
      items.add(
          new SelectItem(
              choice.id(),
              choice.work().isEmpty()
                  ? errors.text("agreement.own.whole") + " " + choice.name()
                  : choice.work() + " › " + choice.name()));
    }
    return items;
  }

  public Use[] getAllUses() {
    return Use.values();
  }

  public Set<String> getZones() {
    Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
    zones.removeIf(
        id -> !id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"));
    zones.add("UTC");
    Optional.ofNullable(zone).ifPresent(zones::add);
    return zones;
  }

  /** What would be proposed, where it has been looked at; else null. */
  public @Nullable JointAgreement getSeen() {
    return seen;
  }

  public void see() {
    if (!desk.lacks(Right.SIGNING)) {
      after(proposing.see(desk.tenant(), form()));
    }
  }

  public void propose() {
    if (!desk.lacks(Right.SIGNING)) {
      after(proposing.propose(desk.tenant(), desk.account(), form()));
    }
  }

  private JointForm form() {
    return new JointForm(
        own,
        with,
        wholeWork,
        ownShare,
        otherShare,
        uses,
        AssetFields.territories(territories),
        from,
        until,
        zone,
        note);
  }

  private void after(ProposingAgreement.Outcome outcome) {
    switch (outcome) {
      case ProposingAgreement.Seen(JointAgreement agreement) -> seen = agreement;
      case ProposingAgreement.Proposed proposed ->
          desk.goTo(
              "agreement?id="
                  + WireId.JOINT_AGREEMENT.format(proposed.id())
                  + "&done=agreementProposed");
      case ProposingAgreement.WaitsAlready waits ->
          desk.goTo(
              "agreement?id="
                  + WireId.JOINT_AGREEMENT.format(waits.id())
                  + "&failed=agreementWaitsAlready");
      case ProposingAgreement.TooMany many -> errors.say("agreement.tooMany");
      case ProposingAgreement.NotAnOwner not -> errors.say("rights.notAllowed");
      case ProposingAgreement.NotVerified not -> errors.say("agreement.notVerified");
      case ProposingAgreement.Invalid invalid -> errors.show(FORM, invalid.errors());
    }
  }

  public @Nullable String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = text;
  }

  public @Nullable String getWith() {
    return with;
  }

  public void setWith(@Nullable String with) {
    this.with = with;
  }

  public @Nullable String getOf() {
    return of;
  }

  public void setOf(@Nullable String of) {
    this.of = of;
  }

  public @Nullable String getOwn() {
    return own;
  }

  public void setOwn(@Nullable String own) {
    this.own = own;
  }

  public boolean isWholeWork() {
    return wholeWork;
  }

  public void setWholeWork(boolean wholeWork) {
    this.wholeWork = wholeWork;
  }

  public @Nullable String getOwnShare() {
    return ownShare;
  }

  public void setOwnShare(@Nullable String ownShare) {
    this.ownShare = ownShare;
  }

  public @Nullable String getOtherShare() {
    return otherShare;
  }

  public void setOtherShare(@Nullable String otherShare) {
    this.otherShare = otherShare;
  }

  public List<String> getUses() {
    return uses;
  }

  public void setUses(List<String> uses) {
    this.uses = uses;
  }

  public @Nullable String getTerritories() {
    return territories;
  }

  public void setTerritories(@Nullable String territories) {
    this.territories = territories;
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  public @Nullable String getUntil() {
    return until;
  }

  public void setUntil(@Nullable String until) {
    this.until = until;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }

  public @Nullable String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = note;
  }
}

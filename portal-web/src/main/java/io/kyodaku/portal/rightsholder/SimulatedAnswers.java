package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Usage;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.ReasonTexts;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a decision into one rightsholder's words. Of its own assets it is told everything, of others
 * only that they are there: which rule, which price and why are their owners' business.
 */
@RequestScoped
public class SimulatedAnswers {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);

  @Inject private OwnCatalog catalog;
  @Inject private ReasonTexts texts;
  @Inject private Formats formats;

  SimulatedAnswer told(TenantId tenant, Usage usage, Decision decision) {
    Set<UUID> concerned = new LinkedHashSet<>(usage.assets());
    decision.matches().forEach(match -> concerned.add(match.assetId()));
    Map<UUID, OwnCatalog.OwnAsset> own = new LinkedHashMap<>();
    for (UUID id : concerned) {
      catalog.asset(tenant, id).ifPresent(found -> own.put(id, found.asset()));
    }
    return new SimulatedAnswer(
        kind(decision),
        usage.use(),
        pieces(usage.prompt(), decision.matches(), own),
        own.values().stream().map(asset -> own(tenant, asset, decision)).toList(),
        own.size() < concerned.size(),
        reasons(decision).stream()
            .filter(reason -> reason.assetId().isEmpty())
            .map(reason -> texts.told(reason, id -> "").message())
            .toList());
  }

  private SimulatedAnswer.Own own(TenantId tenant, OwnCatalog.OwnAsset asset, Decision decision) {
    List<ReasonTexts.Told> told =
        reasons(decision).stream()
            .filter(reason -> reason.assetId().equals(Optional.of(asset.id())))
            .map(reason -> texts.told(reason, id -> asset.name()))
            .toList();
    Optional<LicenseTerms> terms =
        licenses(decision).stream()
            .filter(license -> license.assetId().equals(asset.id()))
            .filter(license -> license.tenantId().equals(tenant.value()))
            .findFirst();
    return new SimulatedAnswer.Own(
        asset.id(),
        asset,
        told.stream().map(ReasonTexts.Told::message).toList(),
        told.stream().map(ReasonTexts.Told::remedy).filter(text -> !text.isEmpty()).toList(),
        terms.map(t -> money(t, t.feeMicros())).orElse(""),
        terms.map(t -> money(t, share(t))).orElse(""));
  }

  private String money(LicenseTerms terms, long micros) {
    return formats.money(micros, terms.currency().getCurrencyCode());
  }

  private static long share(LicenseTerms terms) {
    return BigInteger.valueOf(terms.feeMicros())
        .multiply(BigInteger.valueOf(terms.shareBps()))
        .divide(WHOLE_BPS)
        .longValueExact();
  }

  private static String kind(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> "GRANTED";
      case Decision.NeedsApproval asks -> "NEEDS_APPROVAL";
      case Decision.Refused refused -> "REFUSED";
    };
  }

  private static List<Reason> reasons(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> List.of();
      case Decision.NeedsApproval asks -> asks.reasons();
      case Decision.Refused refused -> refused.reasons();
    };
  }

  private static List<LicenseTerms> licenses(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> granted.price().licenses();
      case Decision.NeedsApproval asks -> asks.price().licenses();
      case Decision.Refused refused -> List.of();
    };
  }

  private static List<SimulatedAnswer.Piece> pieces(
      String prompt, List<Match> matches, Map<UUID, OwnCatalog.OwnAsset> own) {
    List<SimulatedAnswer.Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Match match : matches) {
      if (match.start() >= from) {
        pieces.add(new SimulatedAnswer.Piece(prompt.substring(from, match.start()), "", false));
        OwnCatalog.OwnAsset asset = own.get(match.assetId());
        String text = prompt.substring(match.start(), match.end());
        pieces.add(
            new SimulatedAnswer.Piece(text, asset == null ? "" : asset.name(), asset == null));
        from = match.end();
      }
    }
    pieces.add(new SimulatedAnswer.Piece(prompt.substring(from), "", false));
    return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
  }
}

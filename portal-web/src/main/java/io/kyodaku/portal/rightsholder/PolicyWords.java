package io.kyodaku.portal.rightsholder;

import io.kyodaku.decision.PresetTerms;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Money;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a policy says, in sentences that a lawyer and an artist both read. */
@Named
@RequestScoped
public class PolicyWords {

  private static final int ONCE_BPS = 10_000;

  private static final int COMMERCIAL_FACTOR = 3;

  @Inject private Formats formats;
  @Inject private PageErrors texts;

  /** With what a second of one asset costs. */
  public List<String> of(PolicyPreset preset, Money pricePerSecond) {
    long micros = pricePerSecond.micros();
    String currency = pricePerSecond.currency().getCurrencyCode();
    return sentences(preset, fee(micros, currency), fee(COMMERCIAL_FACTOR * micros, currency));
  }

  /** For many assets, each with its own price; nothing said is closed. */
  public List<String> ofMany(@Nullable PolicyPreset preset) {
    return sentences(
        preset == null ? PolicyPreset.CLOSED : preset,
        texts.text("rights.fee.own"),
        texts.text("rights.fee.three"));
  }

  /**
   * What becomes of a use.
   *
   * @param pricePerSecond empty where each asset has its own
   */
  public String turn(
      Use use, PolicyPreset before, PolicyPreset after, Optional<Money> pricePerSecond) {
    String was = terms(PresetTerms.of(before, use), pricePerSecond);
    String is = terms(PresetTerms.of(after, use), pricePerSecond);
    String key = was.equals(is) ? "rights.turn.stays" : "rights.turn.changes";
    return MessageFormat.format(texts.text(key), texts.text("use." + use), was, is);
  }

  private String terms(PresetTerms terms, Optional<Money> pricePerSecond) {
    String fee =
        pricePerSecond
            .map(
                price ->
                    fee(
                        price.micros() * terms.feeFactorBps() / ONCE_BPS,
                        price.currency().getCurrencyCode()))
            .orElseGet(
                () ->
                    texts.text(
                        switch (terms.feeFactorBps()) {
                          case 0 -> "rights.fee.none";
                          case ONCE_BPS -> "rights.fee.own";
                          default -> "rights.fee.three";
                        }));
    return MessageFormat.format(texts.text("rights.terms." + terms.action()), fee);
  }

  /** {@code This holds for 12 assets. 3 say something of their own and stay as they are.} */
  public String concerned(long assets, long others) {
    return MessageFormat.format(
        texts.text(others == 0 ? "rights.policy.concerned" : "rights.policy.concernedBeside"),
        assets,
        others);
  }

  private List<String> sentences(PolicyPreset preset, String fee, String three) {
    int many = preset == PolicyPreset.CLOSED ? 1 : 3;
    return IntStream.rangeClosed(1, many)
        .mapToObj(i -> texts.text("rights.sentence." + preset + "." + i))
        .map(sentence -> MessageFormat.format(sentence, fee, three))
        .toList();
  }

  private String fee(long micros, String currency) {
    return micros == 0
        ? texts.text("rights.fee.none")
        : MessageFormat.format(texts.text("rights.fee.second"), formats.money(micros, currency));
  }
}

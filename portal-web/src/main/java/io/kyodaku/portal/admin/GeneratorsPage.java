package io.kyodaku.portal.admin;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.ApiKeys;
import io.kyodaku.identity.ChangingRateCard;
import io.kyodaku.identity.CreatingGenerator;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.IssuingApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.Rates;
import io.kyodaku.identity.RevokingApiKey;
import io.kyodaku.log.Actor;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldErrors;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Generators, their rate cards and their keys. A key is shown once, on the page that it was made
 * on.
 */
@Named
@ViewScoped
public class GeneratorsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Generators generators;
  @Inject private transient CreatingGenerator creating;
  @Inject private transient ChangingRateCard changing;
  @Inject private transient ApiKeys keys;
  @Inject private transient IssuingApiKey issuing;
  @Inject private transient RevokingApiKey revoking;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String name;
  private @Nullable String standardPerSecond;
  private @Nullable String premiumPerSecond;
  private transient @Nullable String issuedKey;
  private @Nullable List<Row> all;

  /** A generator as it stood when the page was opened: a row's button means this one. */
  public record Row(
      UUID id,
      String name,
      boolean firstParty,
      long standardMicrosPerSecond,
      long premiumMicrosPerSecond,
      List<Key> keys)
      implements Serializable {}

  /** A key of it. */
  public record Key(UUID id, String label, Instant createdAt) implements Serializable {

    private static Key of(ApiKey key) {
      return new Key(key.id(), key.label(), key.createdAt());
    }
  }

  public List<Row> getAll() {
    if (all == null) {
      all = new ArrayList<>(generators.list().stream().map(this::row).toList());
    }
    return all;
  }

  private Row row(Generators.Listed generator) {
    return new Row(
        generator.id(),
        generator.name(),
        generator.firstParty(),
        generator.rates().standardMicrosPerSecond(),
        generator.rates().premiumMicrosPerSecond(),
        new ArrayList<>(keys.of(KeyKind.GENERATOR, generator.id()).stream().map(Key::of).toList()));
  }

  public void create() {
    FieldErrors wrong = new FieldErrors();
    Rates rates = rates(wrong);
    if (!wrong.none()) {
      errors.show("create", wrong.list());
      return;
    }
    switch (creating.create(operator(), name, false, rates)) {
      case CreatingGenerator.Outcome.Created created ->
          Going.to("/admin/generators?done=generatorCreated");
      case CreatingGenerator.Outcome.Invalid invalid -> errors.show("create", invalid.errors());
    }
  }

  public void changeRates(UUID generator) {
    FieldErrors wrong = new FieldErrors();
    Rates rates = rates(wrong);
    if (!wrong.none()) {
      errors.show("create", wrong.list());
      return;
    }
    switch (changing.change(operator(), generator, rates)) {
      case ChangingRateCard.Outcome.Changed changed ->
          Going.to("/admin/generators?done=ratesChanged");
      case ChangingRateCard.Outcome.UnknownGenerator unknown ->
          Going.to("/admin/generators?failed=standsOtherwise");
      case ChangingRateCard.Outcome.Invalid invalid -> errors.show("create", invalid.errors());
    }
  }

  public void issueKey(UUID generator) {
    switch (issuing.issue(
        operator(), KeyKind.GENERATOR, generator, "API", KeyKind.GENERATOR.scopes())) {
      case IssuingApiKey.Outcome.Issued issued -> {
        issuedKey = issued.key();
        all = null;
      }
      case IssuingApiKey.Outcome.Invalid invalid -> errors.show("create", invalid.errors());
    }
  }

  public void revokeKey(UUID generator, UUID key) {
    revoking.revoke(operator(), KeyKind.GENERATOR, generator, key);
    Going.to("/admin/generators?done=keyRevoked");
  }

  private Rates rates(FieldErrors wrong) {
    return new Rates(
        micros(wrong, "standardPerSecond", standardPerSecond),
        micros(wrong, "premiumPerSecond", premiumPerSecond));
  }

  private long micros(FieldErrors wrong, String field, @Nullable String typed) {
    return Amounts.micros(typed)
        .orElseGet(
            () -> {
              wrong.add(field, errors.text("error.amount"));
              return 0;
            });
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public @Nullable String getIssuedKey() {
    return issuedKey;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getStandardPerSecond() {
    return standardPerSecond;
  }

  public void setStandardPerSecond(@Nullable String standardPerSecond) {
    this.standardPerSecond = standardPerSecond;
  }

  public @Nullable String getPremiumPerSecond() {
    return premiumPerSecond;
  }

  public void setPremiumPerSecond(@Nullable String premiumPerSecond) {
    this.premiumPerSecond = premiumPerSecond;
  }
}

package io.kyodaku.portal.admin;

import io.kyodaku.identity.CreatingGenerator;
import io.kyodaku.identity.Rates;
import io.kyodaku.log.Actor;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generators, found by name and standing, and the way in for another. */
@Named
@ViewScoped
public class GeneratorsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/generators";

  @Inject private transient GeneratorDirectory directory;
  @Inject private transient CreatingGenerator creating;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String q;
  private @Nullable String standing;
  private int page;
  private @Nullable String name;
  private @Nullable String standardPerSecond;
  private @Nullable String premiumPerSecond;
  private transient @Nullable List<GeneratorDirectory.Listed> found;

  private List<GeneratorDirectory.Listed> found() {
    if (found == null) {
      found =
          directory.page(
              new GeneratorDirectory.Which(
                  getQ(), Asked.choice(GeneratorDirectory.Standing.class, standing)),
              page);
    }
    return found;
  }

  public List<GeneratorDirectory.Listed> getRows() {
    return found().stream().limit(GeneratorDirectory.PAGE_SIZE).toList();
  }

  public boolean isFiltered() {
    return !(getQ() + getStanding()).isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > GeneratorDirectory.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to(PATH).with("q", getQ()).with("standing", getStanding());
  }

  public List<Choice> getStandings() {
    return Arrays.stream(GeneratorDirectory.Standing.values())
        .map(s -> new Choice(s.name(), errors.text("admin.generators.standing." + s)))
        .toList();
  }

  public void create() {
    FieldErrors wrong = new FieldErrors();
    Rates rates =
        new Rates(
            micros(wrong, "standardPerSecond", standardPerSecond),
            micros(wrong, "premiumPerSecond", premiumPerSecond));
    if (!wrong.none()) {
      errors.show("create", wrong.list());
      return;
    }
    switch (creating.create(Actor.account(caller.person().accountId()), name, false, rates)) {
      case CreatingGenerator.Outcome.Created created ->
          Going.to(
              "/admin/generator?id="
                  + WireId.GENERATOR.format(created.generatorId())
                  + "&done=generatorCreated");
      case CreatingGenerator.Outcome.Invalid invalid -> errors.show("create", invalid.errors());
    }
  }

  private long micros(FieldErrors wrong, String field, @Nullable String typed) {
    return Amounts.micros(typed)
        .orElseGet(
            () -> {
              wrong.add(field, errors.text("error.amount"));
              return 0;
            });
  }

  public String getQ() {
    return Asked.words(q);
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }

  public String getStanding() {
    return Asked.oneOf(GeneratorDirectory.Standing.class, standing);
  }

  public void setStanding(@Nullable String standing) {
    this.standing = standing;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
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

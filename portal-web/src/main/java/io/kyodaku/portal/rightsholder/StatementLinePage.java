package io.kyodaku.portal.rightsholder;

import io.kyodaku.shared.WireId;
import io.kyodaku.statement.OwnStatements;
import io.kyodaku.statement.StatedUsages;
import io.kyodaku.statement.StatedUsages.Stated;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a statement, usage by usage; only lines that add up usages have a page. */
@Named
@RequestScoped
public class StatementLinePage {

  private static final int USAGES_SHOWN = 25;
  private static final int LINE_DIGITS_AT_MOST = 6;

  @Inject private OwnStatements statements;
  @Inject private StatedUsages stated;
  @Inject private OwnNames names;
  @Inject private TenantDesk desk;
  private @Nullable String id;
  private @Nullable String after;
  private int position;
  private @Nullable Statement statement;
  private Statement.@Nullable Line line;
  private @Nullable List<Stated> usages;

  public void open() {
    Optional<StatementDetail> found =
        desk.has(Right.MONEY)
            ? WireId.STATEMENT.parse(id).flatMap(known -> statements.find(desk.tenant(), known))
            : Optional.empty();
    statement = found.map(StatementDetail::statement).orElse(null);
    line =
        found
            .filter(detail -> position >= 1 && position <= detail.lines().size())
            .map(detail -> detail.lines().get(position - 1))
            .filter(one -> one.kind().addsUpUsages())
            .orElse(null);
    if (line == null) {
      desk.notFound();
    }
  }

  private List<Stated> usages() {
    if (usages == null) {
      usages =
          statement == null
              ? List.of()
              : stated.ofLine(desk.tenant(), statement.id(), position, start(), USAGES_SHOWN + 1);
    }
    return usages;
  }

  public List<Stated> getUsages() {
    return usages().stream().limit(USAGES_SHOWN).toList();
  }

  /** What the usages of this page come to. */
  public long getPageMicros() {
    return getUsages().stream().mapToLong(one -> one.royalty().micros()).sum();
  }

  /** Whether this page is all there is. */
  public boolean isWhole() {
    return getFirst().isEmpty() && getNext().isEmpty();
  }

  /** The way back to the first. */
  public String getFirst() {
    return start().isEmpty() ? "" : path();
  }

  public String getNext() {
    return usages().size() > USAGES_SHOWN
        ? path() + "&after=" + usages().get(USAGES_SHOWN - 1).royaltyId()
        : "";
  }

  private String path() {
    return desk.path("statement-line?id=" + id + "&line=" + position);
  }

  private Optional<UUID> start() {
    try {
      return after == null || after.isBlank()
          ? Optional.empty()
          : Optional.of(UUID.fromString(after));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  public @Nullable Statement getStatement() {
    return statement;
  }

  public Statement.@Nullable Line getLine() {
    return line;
  }

  public String getCurrency() {
    return statement == null ? "" : statement.currency().getCurrencyCode();
  }

  /** By name where it is the tenant's own. */
  public String getAsset() {
    return assetId().map(names::name).orElse("");
  }

  /** As its owner calls it, where that is another name. */
  public String getOriginal() {
    return assetId().map(names::original).orElse("");
  }

  private Optional<UUID> assetId() {
    return Optional.ofNullable(line).flatMap(Statement.Line::assetId);
  }

  public int getPosition() {
    return position;
  }

  public String getLineText() {
    return String.valueOf(position);
  }

  public void setLineText(@Nullable String typed) {
    position =
        typed != null && typed.matches("[0-9]{1," + LINE_DIGITS_AT_MOST + "}")
            ? Integer.parseInt(typed)
            : 0;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after;
  }
}

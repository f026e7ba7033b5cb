package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of its assets a rightsholder looks for.
 *
 * @param text part of a name or of an alias, however written; empty for all. Longer than {@link
 *     #TEXT_LENGTH_AT_MOST} it is cut
 */
public record AssetFilter(
    String text,
    Optional<UUID> workId,
    Optional<AssetKind> kind,
    Optional<PolicyPreset> policy,
    Optional<State> state) {

  public static final int TEXT_LENGTH_AT_MOST = 200;

  public AssetFilter {
    text = text.strip();
    text = PlainText.cut(text, TEXT_LENGTH_AT_MOST);
  }

  /** How an asset stands. */
  public enum State {
    ON,
    STOPPED,
    /** At least one of its names waits for an operator. */
    NAMES_WAIT
  }

  public static AssetFilter all() {
    return new AssetFilter(
        "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static AssetFilter ofWork(UUID workId) {
    return new AssetFilter(
        "", Optional.of(workId), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public boolean isAll() {
    return equals(all());
  }

  /** Why no name can be like the text. */
  public Optional<Fault> fault() {
    return PlainText.fault(text, PlainText.Shape.LINE, TEXT_LENGTH_AT_MOST);
  }

  /** Narrows {@link OwnCatalog#OWN}, whose aliases it uses. */
  String sql() {
    StringBuilder sql = new StringBuilder();
    if (fault().isPresent()) {
      sql.append(" and false");
    } else if (!text.isEmpty()) {
      sql.append(
          " and (strpos(lower(a.name), ?) > 0 or exists (select from alias l where l.asset_id ="
              + " a.id and strpos(lower(l.text), ?) > 0))");
    }
    workId.ifPresent(id -> sql.append(" and a.work_id = ?"));
    kind.ifPresent(k -> sql.append(" and a.kind = ?"));
    policy.ifPresent(
        p -> sql.append(" and coalesce(pa.preset, pw.preset, pt.preset, 'CLOSED') = ?"));
    state.ifPresent(
        s ->
            sql.append(
                switch (s) {
                  case ON -> " and a.stopped_at is null";
                  case STOPPED -> " and a.stopped_at is not null";
                  case NAMES_WAIT ->
                      " and exists (select from alias l where l.asset_id = a.id and l.status ="
                          + " 'PENDING')";
                }));
    return sql.toString();
  }

  /** In the order of {@link #sql}. */
  List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    if (!text.isEmpty() && fault().isEmpty()) {
      parameters.add(text.toLowerCase(Locale.ROOT));
      parameters.add(text.toLowerCase(Locale.ROOT));
    }
    workId.ifPresent(parameters::add);
    kind.ifPresent(parameters::add);
    policy.ifPresent(parameters::add);
    return parameters;
  }
}

package io.kyodaku.search;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What a creator finds of what it made and bought: by id, or by words of a prompt. */
@Dependent
public class CreatorSearch {

  /** Words are looked for in the newest of them. */
  private static final int READ_AT_MOST = 2_000;

  private static final int AT_MOST = 10;

  private final Sql admin;

  @Inject
  public CreatorSearch(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  public List<Hit> find(UUID creator, Asked asked) {
    List<Hit> hits = new ArrayList<>();
    if (!asked.isId()) {
      return admin.list(
          "select id, prompt, status from (select * from generation_job where creator_id = ? order"
              + " by id desc limit ?) j where prompt ilike ? limit ?",
          row ->
              new Hit(
                  Hit.Kind.GENERATION,
                  row.getObject("id", UUID.class),
                  row.getString("prompt"),
                  ""),
          creator,
          READ_AT_MOST,
          asked.within(),
          AT_MOST);
    }
    asked
        .id(WireId.JOB)
        .ifPresent(
            id ->
                add(
                    hits,
                    Hit.Kind.GENERATION,
                    "select id from generation_job where id = ? and creator_id = ?",
                    id,
                    creator));
    asked
        .id(WireId.AUTHORIZATION)
        .ifPresent(
            id ->
                add(
                    hits,
                    Hit.Kind.USAGE,
                    "select id from usage_authorization where id = ? and creator_id = ?",
                    id,
                    creator));
    asked
        .id(WireId.ORDER)
        .ifPresent(
            id ->
                add(
                    hits,
                    Hit.Kind.ORDER,
                    "select id from purchase_order where id = ? and creator_id = ?",
                    id,
                    creator));
    return List.copyOf(hits);
  }

  private void add(List<Hit> hits, Hit.Kind kind, String sql, UUID id, UUID creator) {
    hits.addAll(
        admin.list(sql, row -> new Hit(kind, row.getObject(1, UUID.class), "", ""), id, creator));
  }
}

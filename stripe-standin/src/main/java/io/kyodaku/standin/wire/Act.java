package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import io.kyodaku.standin.store.Shelf;
import io.kyodaku.standin.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to one Stripe account, now, in one transaction: an API call, a press of a
 * button on a hosted page, or time passing.
 *
 * @param account the connected account that is acted for, or empty for the entity's own
 */
public record Act(Tx tx, Entity entity, String account, Instant now, Origin origin) {

  /** The API call behind it, if one is; events tell. */
  public record Origin(@Nullable String requestId, @Nullable String idempotencyKey) {
    public static final Origin NONE = new Origin(null, null);
  }

  public static final String OWN = "";

  /** The same moment, seen from another account of the entity. */
  public Act at(String otherAccount) {
    return new Act(tx, entity, otherAccount, now, origin);
  }

  public boolean connected() {
    return !account.equals(OWN);
  }

  public Shelf shelf(String kind) {
    return new Shelf(entity.name() + "/" + account, kind);
  }

  public Optional<JsonObject> find(String kind, String id) {
    return tx.find(shelf(kind), id);
  }

  /** The document that a parameter names, or Stripe's 404. */
  public JsonObject require(String kind, String param, String id) {
    return find(kind, id).orElseThrow(() -> Refusal.notFound(kind.replace('.', ' '), param, id));
  }

  /** Documents of a kind, oldest first; shared, not to be changed. */
  public List<JsonObject> all(String kind) {
    return tx.all(shelf(kind));
  }

  /** Running sums of a kind that is added up, by group. */
  public Map<String, Long> tally(String kind) {
    return tx.tally(shelf(kind));
  }

  /** Puts the document where its own {@code object} and {@code id} say, and returns it. */
  public JsonObject put(JsonObject document) {
    tx.put(shelf(Json.text(document, "object")), Json.text(document, "id"), document);
    return document;
  }

  public long created() {
    return now.getEpochSecond();
  }
}

package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import java.util.UUID;

/**
 * Which import of which tenant a job is about.
 *
 * @param by who handed it in
 */
record ImportTicket(TenantId tenant, UUID importId, Actor by) {

  static final String JOB_KIND = "catalog-import";
  private static final String NOBODY = "-";

  String payload() {
    UUID actor = by.id();
    return String.join(
        "/",
        tenant.value().toString(),
        importId.toString(),
        by.kind().name(),
        actor == null ? NOBODY : actor.toString());
  }

  static ImportTicket of(String payload) {
    String[] parts = payload.split("/");
    return new ImportTicket(
        new TenantId(UUID.fromString(parts[0])),
        UUID.fromString(parts[1]),
        // One that was planned before tickets said so waits with two parts.
        parts.length == 2 ? Actor.system() : actor(parts[2], parts[3]));
  }

  private static Actor actor(String kind, String id) {
    return new Actor(Actor.Kind.valueOf(kind), id.equals(NOBODY) ? null : UUID.fromString(id));
  }
}

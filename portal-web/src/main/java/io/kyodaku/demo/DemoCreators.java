package io.kyodaku.demo;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.LinkingGenerator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.UUID;

/** Creators who join in the course of the demo's past. */
@Dependent
class DemoCreators {

  @Inject private DemoPeople people;
  @Inject private Accounts accounts;
  @Inject private LinkingGenerator linking;

  /** A creator that may generate with the demo's partner. */
  record Joined(UUID creatorId, String email, String country, String pack, int weight) {}

  Joined join(DemoFiles.Joining joining, UUID generator) {
    UUID account =
        people.creator(joining.email(), joining.name(), joining.country(), joining.language());
    UUID creator = accounts.find(account).orElseThrow().creator().orElseThrow().creatorId();
    DemoPeople.require(
        linking.link(account, creator, generator, OptionalLong.empty())
            instanceof LinkingGenerator.Outcome.Linked,
        joining.email());
    return new Joined(
        creator, joining.email(), joining.country(), joining.pack(), joining.weight());
  }
}

package io.kyodaku.plugin;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;

class InMemoryPluginJarsTest implements PluginJarsContract {

  private final PluginJars jars = new InMemoryPluginJars();

  @Override
  public PluginJars jars() {
    return jars;
  }

  @Override
  public TenantId tenant() {
    return new TenantId(Ids.next());
  }
}

package io.kyodaku.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What lives at addresses that others have agreed on (RFC 8615). */
@ApplicationPath("/.well-known")
public class WellKnownApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SigningKeyResource.class,
        OdrlProfileResource.class,
        ProblemMapper.class,
        FrameworkRefusalMapper.class,
        FailureMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}

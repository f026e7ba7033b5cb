package io.kyodaku.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a key do what it has the scope for. Only calls that need no key at all pass without; {@link
 * AccessRules} has let nobody else through.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ScopeFilter implements ContainerRequestFilter {

  @Inject private CurrentCaller caller;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext call) {
    if (caller.get() instanceof Caller.KeyCaller key && !allowed(key)) {
      call.abortWith(
          Response.status(Response.Status.FORBIDDEN)
              .type(new MediaType("application", "problem+json"))
              .header("Cache-Control", "no-store")
              .entity(
                  Problems.json(
                      Response.Status.FORBIDDEN.getStatusCode(),
                      "insufficient-scope",
                      "The key may not do this",
                      "This call needs a key of another kind or scope."))
              .build());
    }
  }

  private boolean allowed(Caller.KeyCaller key) {
    if (resource.getResourceClass().isAnnotationPresent(NeedsNoKey.class)) {
      return true;
    }
    RequiresScope ofMethod = resource.getResourceMethod().getAnnotation(RequiresScope.class);
    RequiresScope needed =
        ofMethod == null
            ? resource.getResourceClass().getAnnotation(RequiresScope.class)
            : ofMethod;
    return needed != null && key.scopes().contains(needed.value());
  }
}

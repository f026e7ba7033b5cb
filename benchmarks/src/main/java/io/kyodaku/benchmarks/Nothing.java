package io.kyodaku.benchmarks;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;

/** An endpoint that does nothing: what a server takes for a request at all. */
@Path("it")
public class Nothing {

  /** Where it is. */
  @ApplicationPath("of")
  public static class Applied extends Application {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String get() {
    return "{}";
  }

  /** What is sent is read, and not looked at. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public String post(String body) {
    return "{}";
  }
}

package io.kyodaku.portal;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Our own styles and scripts carry a hash of their content in their address: browsers keep them for
 * a week, and take the new ones at once when a new version of the portal is there.
 */
public class OwnResources extends ResourceHandlerWrapper {

  private static final String LIBRARY = "ky";
  private static final int VERSION_LENGTH = 12;

  private final Map<String, String> versions = new ConcurrentHashMap<>();

  public OwnResources(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public @Nullable Resource createResource(String name, String library) {
    return versioned(super.createResource(name, library), library);
  }

  @Override
  public @Nullable Resource createResource(String name, String library, String contentType) {
    return versioned(super.createResource(name, library, contentType), library);
  }

  private @Nullable Resource versioned(@Nullable Resource resource, @Nullable String library) {
    return resource != null && LIBRARY.equals(library) ? new Versioned(resource) : resource;
  }

  private String version(Resource resource) {
    return versions.computeIfAbsent(resource.getResourceName(), name -> hash(resource));
  }

  private static String hash(Resource resource) {
    try (InputStream content = resource.getInputStream()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Versioned extends ResourceWrapper {

    Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      return super.getRequestPath() + "&v=" + version(getWrapped());
    }
  }
}

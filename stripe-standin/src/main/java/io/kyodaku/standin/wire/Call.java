package io.kyodaku.standin.wire;

import java.util.Map;
import java.util.Objects;

/**
 * One API call, authenticated and routed.
 *
 * @param vars the variable parts of the path, by name
 */
public record Call(Act act, String method, String path, Map<String, String> vars, Params params) {

  public String var(String name) {
    return Objects.requireNonNull(vars.get(name), name);
  }
}

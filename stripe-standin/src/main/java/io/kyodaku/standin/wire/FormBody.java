package io.kyodaku.standin.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's form encoding made a tree: {@code a[b]=1} is an object, {@code a[0]=1} and {@code a[]=1}
 * are arrays. Bounded in depth and in number.
 */
final class FormBody {
  private static final int MOST_FIELDS = 1_000;
  private static final int DEEPEST = 8;
  private static final Pattern KEY = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
  private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");

  private FormBody() {}

  static JsonObject parse(String encoded) {
    Node root = new Node();
    String[] fields = encoded.isEmpty() ? new String[0] : encoded.split("&");
    if (fields.length > MOST_FIELDS) {
      throw Refusal.invalid(null, null, "Too many parameters");
    }
    for (String field : fields) {
      int equals = field.indexOf('=');
      String key = decode(equals < 0 ? field : field.substring(0, equals));
      String value = equals < 0 ? "" : decode(field.substring(equals + 1));
      root.put(path(key), value);
    }
    return root.toObject();
  }

  private static List<String> path(String key) {
    Matcher whole = KEY.matcher(key);
    if (!whole.matches()) {
      throw Refusal.invalid(null, null, "Invalid parameter name");
    }
    List<String> path = new ArrayList<>();
    path.add(whole.group(1));
    Matcher part = PART.matcher(whole.group(2));
    while (part.find()) {
      path.add(part.group(1));
    }
    if (path.size() > DEEPEST) {
      throw Refusal.invalid(null, null, "Parameters are nested too deeply");
    }
    return path;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(null, null, "The request body is not a valid form");
    }
  }

  /** A value or a branch, until all fields are read and it is known which branches are arrays. */
  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private String value = "";

    void put(List<String> path, String leaf) {
      Node node = this;
      for (String part : path) {
        String name = part.isEmpty() ? Integer.toString(node.children.size()) : part;
        node = node.children.computeIfAbsent(name, key -> new Node());
      }
      node.value = leaf;
    }

    JsonObject toObject() {
      JsonObject object = new JsonObject();
      children.forEach((name, child) -> object.add(name, child.toJson()));
      return object;
    }

    private JsonElement toJson() {
      if (children.isEmpty()) {
        return new JsonPrimitive(value);
      }
      JsonArray array = new JsonArray(children.size());
      for (int i = 0; i < children.size(); i++) {
        Node child = children.get(Integer.toString(i));
        if (child == null) {
          return toObject(); // not all of 0, 1, 2, … are there: these are names
        }
        array.add(child.toJson());
      }
      return array;
    }
  }
}

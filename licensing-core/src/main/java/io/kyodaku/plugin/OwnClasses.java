package io.kyodaku.plugin;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** The classes of one jar, and what they may name: each other, and what {@link AllowList} has. */
record OwnClasses(Map<String, ClassHeader> byName) {

  void add(ClassHeader header) {
    byName.put(header.name(), header);
  }

  boolean allowsClass(String internalName) {
    return byName.containsKey(internalName) || AllowList.allowsClass(internalName);
  }

  /** The first class in a field's or method's type that may not be named. */
  Optional<String> forbiddenIn(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT ->
          allowsClass(type.getInternalName()) ? Optional.empty() : Optional.of(type.getClassName());
      case Type.ARRAY -> forbiddenIn(type.getElementType());
      case Type.METHOD ->
          Stream.concat(Arrays.stream(type.getArgumentTypes()), Stream.of(type.getReturnType()))
              .flatMap(part -> forbiddenIn(part).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  /**
   * Whether this member may be named. A member of the jar's own class that it does not declare is
   * inherited, and then all that it could be inherited from has to allow it: {@code mine.wait()} is
   * still {@code Object.wait()}.
   */
  boolean allowsMember(String owner, String name, String descriptor) {
    if (owner.startsWith("[")) {
      return name.equals("clone");
    }
    String member = name + descriptor;
    Set<String> seen = new HashSet<>(Set.of(owner));
    Deque<String> ancestry = new ArrayDeque<>(seen);
    while (!ancestry.isEmpty()) {
      String from = ancestry.pop();
      ClassHeader own = byName.get(from);
      if (own == null) {
        if (!AllowList.allowsMember(from, name, descriptor)) {
          return false;
        }
      } else if (!own.methods().contains(member)) {
        // Each once: ancestors may meet again, and in a forged jar go round in a circle.
        own.supers().stream().filter(seen::add).forEach(ancestry::push);
      }
    }
    return true;
  }
}

package io.kyodaku.plugin;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
    ClassHeader own = byName.get(owner);
    if (own == null) {
      return AllowList.allowsMember(owner, name, descriptor);
    }
    return own.methods().contains(name + descriptor)
        || own.supers().stream().allMatch(from -> allowsMember(from, name, descriptor));
  }
}

package io.kyodaku.plugin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a plugin's class may declare: no forbidden ancestors, no state that can change, no native,
 * synchronized or finalizing methods.
 */
final class ClassRules extends ClassVisitor {

  /** Types whose values other code can change; a static field of one would be shared state. */
  private static final Set<String> MUTABLE =
      Set.of(
          "java/lang/StringBuilder",
          "java/util/ArrayDeque",
          "java/util/ArrayList",
          "java/util/BitSet",
          "java/util/EnumMap",
          "java/util/HashMap",
          "java/util/HashSet",
          "java/util/LinkedHashMap",
          "java/util/LinkedHashSet",
          "java/util/LinkedList",
          "java/util/PriorityQueue",
          "java/util/TreeMap",
          "java/util/TreeSet");

  private final OwnClasses own;
  private String name = "?";

  ClassRules(OwnClasses own) {
    super(Opcodes.ASM9);
    this.own = own;
  }

  @Override
  public void visit(
      int version,
      int access,
      String internalName,
      @Nullable String signature,
      String superName,
      String[] interfaces) {
    name = internalName;
    if ((version & 0xFFFF) < Opcodes.V1_8) {
      // Older ones have no frames, by which the tripwire finds its places.
      throw new Offence(BytecodeCheck.dotted(name) + " was compiled for a Java before 8");
    }
    allowAncestor(superName);
    for (String implemented : interfaces) {
      allowAncestor(implemented);
    }
  }

  private void allowAncestor(String ancestor) {
    if (!own.allowsClass(ancestor)) {
      throw new Offence(BytecodeCheck.dotted(name) + " is a " + BytecodeCheck.dotted(ancestor));
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    String where = BytecodeCheck.dotted(name) + "." + field;
    Type type = Type.getType(descriptor);
    own.forbiddenIn(type)
        .ifPresent(
            forbidden -> {
              throw new Offence(where + " is of type " + forbidden);
            });
    if ((access & Opcodes.ACC_FINAL) == 0) {
      throw new Offence(where + " can change: a plugin's fields are final");
    }
    boolean compilersOwn = (access & Opcodes.ACC_SYNTHETIC) != 0;
    boolean shared = (access & Opcodes.ACC_STATIC) != 0;
    if (shared && !compilersOwn && (type.getSort() == Type.ARRAY || isMutable(type))) {
      throw new Offence(where + " is static and its content can change");
    }
    return null;
  }

  private static boolean isMutable(Type type) {
    return type.getSort() == Type.OBJECT && isMutable(type.getInternalName());
  }

  static boolean isMutable(String internalName) {
    return MUTABLE.contains(internalName);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    String where = BytecodeCheck.dotted(name) + "." + method;
    if ((access & Opcodes.ACC_NATIVE) != 0) {
      throw new Offence(where + " is native");
    }
    if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      throw new Offence(where + " is synchronized");
    }
    if (method.equals("finalize")) {
      throw new Offence(where + " would run when the garbage collector does");
    }
    own.forbiddenIn(Type.getMethodType(descriptor))
        .ifPresent(
            forbidden -> {
              throw new Offence(where + " takes or gives " + forbidden);
            });
    return new MethodRules(own, where);
  }

  /** Ends the reading of a class at its first offence. */
  static final class Offence extends RuntimeException {

    private static final long serialVersionUID = 1;

    Offence(String text) {
      super(text, null, false, false);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }
}

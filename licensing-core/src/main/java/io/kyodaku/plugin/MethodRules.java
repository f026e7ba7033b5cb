package io.kyodaku.plugin;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a plugin's method may do: name allowed classes and members, and catch exceptions but not
 * everything.
 */
final class MethodRules extends MethodVisitor {

  private final OwnClasses own;
  private final String where;
  private ClassRules.@Nullable Offence handlersOffence;
  private boolean justMadeMutable;

  MethodRules(OwnClasses own, String where) {
    super(Opcodes.ASM9);
    this.own = own;
    this.where = where;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    allow(Type.getObjectType(type));
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    allow(Type.getType(descriptor));
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.PUTSTATIC && justMadeMutable) {
      // Whatever the field's own type says: static Map SEEN = new HashMap().
      throw new ClassRules.Offence(member(owner, name) + " is static and its content can change");
    }
    justMadeMutable = false;
    allowMember(owner, name, descriptor, own.allowsClass(owner));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    allowMember(owner, name, descriptor, own.allowsMember(owner, name, descriptor));
    justMadeMutable = name.equals("<init>") && ClassRules.isMutable(owner);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    justMadeMutable = false;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    justMadeMutable = false;
    if (!AllowList.allowsBootstrap(bootstrap.getOwner(), bootstrap.getName())) {
      throw offence("is linked by " + member(bootstrap.getOwner(), bootstrap.getName()));
    }
    allow(Type.getMethodType(descriptor));
    for (Object argument : arguments) {
      allowConstant(argument);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    allowConstant(value);
  }

  private void allowConstant(Object value) {
    switch (value) {
      case Type type -> allow(type);
      case Handle handle -> allowHandle(handle);
      case ConstantDynamic dynamic ->
          throw offence(
              "computes a constant while it runs ("
                  + dynamic.getName()
                  + "), which plugins do not do");
      default -> {
        // Numbers and texts.
      }
    }
  }

  private void allowHandle(Handle handle) {
    boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
    boolean allowed =
        field
            ? own.allowsClass(handle.getOwner())
            : own.allowsMember(handle.getOwner(), handle.getName(), handle.getDesc());
    allowMember(handle.getOwner(), handle.getName(), handle.getDesc(), allowed);
  }

  @Override
  public void visitInsn(int opcode) {
    justMadeMutable = false;
    if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
      throw offence("has a synchronized block");
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    if (handlersOffence == null) {
      handlersOffence = offenceOfCatching(type);
    }
  }

  private ClassRules.@Nullable Offence offenceOfCatching(@Nullable String type) {
    if (type == null) {
      return offence(
          "has a finally block or a try with resources, which would hold up a call that is to end");
    }
    if (!AllowList.allowsCatching(type)) {
      return offence(
          "catches "
              + BytecodeCheck.dotted(type)
              + "; record patterns do too: use accessors, and catch exceptions");
    }
    return own.allowsClass(type) ? null : offence("catches " + BytecodeCheck.dotted(type));
  }

  /**
   * Handlers come first when a method is read; what it does says more than what it catches, so
   * theirs is told last.
   */
  @Override
  public void visitEnd() {
    if (handlersOffence != null) {
      throw handlersOffence;
    }
  }

  private void allow(Type type) {
    own.forbiddenIn(type)
        .ifPresent(
            forbidden -> {
              throw offence("uses " + forbidden);
            });
  }

  private void allowMember(String owner, String name, String descriptor, boolean allowed) {
    if (!allowed) {
      throw offence("uses " + member(owner, name));
    }
    allow(Type.getType(descriptor));
  }

  private ClassRules.Offence offence(String what) {
    return new ClassRules.Offence(where + " " + what);
  }

  private static String member(String owner, String name) {
    return BytecodeCheck.dotted(owner) + "." + name;
  }
}

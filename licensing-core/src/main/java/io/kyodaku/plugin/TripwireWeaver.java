package io.kyodaku.plugin;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a passing of {@link Tripwire} at the start of every method, before every jump backwards and
 * at the start of every exception handler: each way in which a plugin's own code can go on without
 * end leads past one of them.
 */
final class TripwireWeaver {

  private static final String TRIPWIRE = Type.getInternalName(Tripwire.class);

  private TripwireWeaver() {}

  static byte[] weave(byte[] checkedClass) {
    ClassReader reader = new ClassReader(checkedClass);
    // The passing takes and leaves nothing on the stack, so frames and sizes stay as they are.
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Weaving(writer), 0);
    return writer.toByteArray();
  }

  private static final class Weaving extends ClassVisitor {

    Weaving(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new WeavingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class WeavingMethod extends MethodVisitor {

    private final Set<Label> passed = new HashSet<>();
    private final Set<Label> handlers = new HashSet<>();
    private boolean atHandler;

    WeavingMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      pass();
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      handlers.add(handler);
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      atHandler |= handlers.contains(label);
      super.visitLabel(label);
    }

    @Override
    public void visitFrame(
        int type, int locals, Object @Nullable [] local, int stack, Object @Nullable [] onStack) {
      super.visitFrame(type, locals, local, stack, onStack);
      if (atHandler) {
        // Every handler begins with a frame, and the passing has to follow it.
        atHandler = false;
        pass();
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label to) {
      if (passed.contains(to)) {
        pass();
      }
      super.visitJumpInsn(opcode, to);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      passIfBackwards(otherwise, labels);
      super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      passIfBackwards(otherwise, labels);
      super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    private void passIfBackwards(Label otherwise, Label... labels) {
      boolean backwards = passed.contains(otherwise);
      for (Label label : labels) {
        backwards |= passed.contains(label);
      }
      if (backwards) {
        pass();
      }
    }

    private void pass() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, TRIPWIRE, "pass", "()V", false);
    }
  }
}

package io.kyodaku.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class of a jar is and inherits.
 *
 * @param supers its superclass and interfaces
 * @param methods names and descriptors of the methods that it declares
 */
record ClassHeader(String name, List<String> supers, Set<String> methods) {

  static ClassHeader read(ClassReader reader) {
    List<String> supers = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
    supers.add(reader.getSuperName());
    Set<String> methods = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            methods.add(name + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassHeader(reader.getClassName(), supers, methods);
  }
}

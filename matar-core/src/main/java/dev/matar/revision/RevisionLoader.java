package dev.matar.revision;

import java.util.Map;

/** Defines classes from memory; its own come before its parent's. */
final class RevisionLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    RevisionLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super("matar-revisions", parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}

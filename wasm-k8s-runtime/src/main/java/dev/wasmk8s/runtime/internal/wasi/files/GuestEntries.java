package dev.wasmk8s.runtime.internal.wasi.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;

/** What is in a directory, as paths that can be used only through its {@link ReadOnlyDirectory}. */
record GuestEntries(ReadOnlyDirectory fileSystem, DirectoryStream<Path> real) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
        Iterator<Path> entries = real.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Path next() {
                return new GuestPath(fileSystem, entries.next());
            }
        };
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}

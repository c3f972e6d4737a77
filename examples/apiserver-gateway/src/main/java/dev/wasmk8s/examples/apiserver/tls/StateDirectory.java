package dev.wasmk8s.examples.apiserver.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Where the certificate, its key and a kubeconfig are. Only the owner may read the key and the kubeconfig. A temporary
 * directory is deleted when closed; one that the user named stays, and its certificate is used again.
 */
public final class StateDirectory implements AutoCloseable {
    private static final String AUTHORITY = "ca.crt";
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    private static final String KUBECONFIG = "kubeconfig";
    private static final List<String> FILES = List.of(AUTHORITY, CERTIFICATE, KEY, KUBECONFIG);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /** A certificate that is about to end is made anew. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final Path directory;
    private final boolean temporary;

    private StateDirectory(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /** A new directory that only the owner can read, until closed. */
    public static StateDirectory temporary() throws IOException {
        return new StateDirectory(Files.createTempDirectory("apiserver-gateway-"), true);
    }

    /** A directory of the user's, which is created if it does not exist. */
    public static StateDirectory at(Path directory) throws IOException {
        return new StateDirectory(Files.createDirectories(directory), false);
    }

    /** The certificate that is there, or a new one. */
    public ServerCertificate certificate(Instant now, String host) throws IOException {
        if (FILES.subList(0, 3).stream().allMatch(file -> Files.exists(directory.resolve(file)))) {
            ServerCertificate present = new ServerCertificate(read(AUTHORITY), read(CERTIFICATE), read(KEY));
            if (isValid(present.certificate(), now.plus(MARGIN))) {
                return present;
            }
        }
        ServerCertificate fresh = ServerCertificate.generate(now, host);
        write(AUTHORITY, fresh.authority());
        write(CERTIFICATE, fresh.certificate());
        write(KEY, fresh.key());
        return fresh;
    }

    /** The certificate of the authority, for clients. */
    public Path authority() {
        return directory.resolve(AUTHORITY);
    }

    /** Writes a kubeconfig and tells where. */
    public Path writeKubeconfig(String kubeconfig) throws IOException {
        write(KUBECONFIG, kubeconfig.getBytes(StandardCharsets.UTF_8));
        return directory.resolve(KUBECONFIG);
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(directory.resolve(file));
    }

    private void write(String file, byte[] content) throws IOException {
        Path path = directory.resolve(file);
        Files.deleteIfExists(path);
        FileAttribute<?>[] attributes = Files.getFileStore(directory).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Files.createFile(path, attributes);
        Files.write(path, content, StandardOpenOption.WRITE);
    }

    private static boolean isValid(byte[] pem, Instant at) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            certificate.checkValidity(Date.from(at));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            for (String file : FILES) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.deleteIfExists(directory);
        }
    }
}

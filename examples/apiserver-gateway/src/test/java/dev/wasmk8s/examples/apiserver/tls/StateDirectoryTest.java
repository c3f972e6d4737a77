package dev.wasmk8s.examples.apiserver.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void theCertificateIsForThisMachineAndSignedByItsAuthority() throws Exception {
        ServerCertificate made = ServerCertificate.generate(NOW, "192.0.2.1");
        X509Certificate authority = read(made.authority());
        X509Certificate server = read(made.certificate());

        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(server.getBasicConstraints()).isNegative();
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("localhost", "127.0.0.1", "192.0.2.1");
        assertThat(made.toString()).doesNotContain("KEY");
    }

    @Test
    void aCertificateIsUsedAgainUntilItEnds(@TempDir Path directory) throws Exception {
        StateDirectory state = StateDirectory.at(directory);
        ServerCertificate first = state.certificate(NOW, "localhost");

        ServerCertificate again = state.certificate(NOW.plus(Duration.ofDays(100)), "localhost");
        ServerCertificate renewed = state.certificate(NOW.plus(Duration.ofDays(365)), "localhost");

        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
    }

    @Test
    void aCertificateThatCannotBeReadIsReplaced(@TempDir Path directory) throws Exception {
        StateDirectory state = StateDirectory.at(directory);
        state.certificate(NOW, "localhost");
        Files.writeString(directory.resolve("tls.crt"), "nonsense");

        assertThat(read(state.certificate(NOW, "localhost").certificate())).isNotNull();
    }

    @Test
    void nobodyElseMayReadTheKey(@TempDir Path directory) throws Exception {
        StateDirectory state = StateDirectory.at(directory.resolve("new"));
        state.certificate(NOW, "localhost");
        Path kubeconfig = state.writeKubeconfig("secret");

        for (Path file : new Path[] {directory.resolve("new/tls.key"), kubeconfig}) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aTemporaryDirectoryIsDeletedAndAnotherStays(@TempDir Path directory) throws Exception {
        StateDirectory temporary = StateDirectory.temporary();
        temporary.certificate(NOW, "localhost");
        StateDirectory named = StateDirectory.at(directory);
        named.certificate(NOW, "localhost");

        temporary.close();
        named.close();

        assertThat(temporary.authority().getParent()).doesNotExist();
        assertThat(named.authority()).exists();
    }

    private static X509Certificate read(byte[] pem) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}

package dev.wasmk8s.examples.apiserver.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for this machine alone, and the authority that signed it and nothing else: its key is forgotten at once.
 *
 * @param authority the authority's certificate, PEM
 * @param certificate the server's certificate, PEM
 * @param key the server's private key, PEM
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ServerCertificate(byte[] authority, byte[] certificate, byte[] key) {
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int DAYS = 365;

    /** Makes one for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and perhaps another address. */
    public static ServerCertificate generate(Instant now, String host) {
        try {
            KeyPair authorityKey = keyPair();
            KeyPair serverKey = keyPair();
            X509Certificate authority = authority(authorityKey, now);
            X509Certificate server = server(authority, authorityKey.getPrivate(), serverKey, host, now);
            return new ServerCertificate(
                    pem(authority), pem(server), pem(new JcaPKCS8Generator(serverKey.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the certificate cannot be made: " + e.getMessage(), e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate authority(KeyPair key, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=apiserver-gateway authority");
        JcaX509v3CertificateBuilder builder = builder(name, name, key, now);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return sign(builder, key.getPrivate());
    }

    private static X509Certificate server(
            X509Certificate authority, PrivateKey signer, KeyPair key, String host, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name issuer = new X500Name(authority.getSubjectX500Principal().getName());
        JcaX509v3CertificateBuilder builder = builder(issuer, new X500Name("CN=apiserver-gateway"), key, now);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        addNames(builder, host);
        return sign(builder, signer);
    }

    private static void addNames(JcaX509v3CertificateBuilder builder, String host) throws CertIOException {
        boolean numeric = host.contains(":") || host.matches("[0-9.]+");
        GeneralName[] names = {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"),
            new GeneralName(numeric ? GeneralName.iPAddress : GeneralName.dNSName, host)
        };
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair key, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                subject,
                key.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key)));
    }

    private static byte[] pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "ServerCertificate";
    }
}

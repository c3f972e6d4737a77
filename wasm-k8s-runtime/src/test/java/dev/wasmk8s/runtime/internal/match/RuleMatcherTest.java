package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.runtime.AdmissionRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleMatcherTest {
    private static final List<String> ANY = List.of("*");

    @ParameterizedTest
    @CsvSource({
        "pods, pods, '', true",
        "pods, pods, status, false",
        "pods, pods, exec, false",
        "pods, deployments, '', false",
        "pods, deployments, scale, false",
        "pods/*, pods, '', true",
        "pods/*, pods, status, true",
        "pods/*, pods, exec, true",
        "pods/*, deployments, '', false",
        "pods/*, deployments, scale, false",
        "pods/status, pods, '', false",
        "pods/status, pods, status, true",
        "pods/status, pods, exec, false",
        "pods/status, deployments, '', false",
        "pods/status, deployments, scale, false",
        "*, pods, '', true",
        "*, pods, status, false",
        "*, pods, exec, false",
        "*, deployments, '', true",
        "*, deployments, scale, false",
        "*/*, pods, '', true",
        "*/*, pods, status, true",
        "*/*, pods, exec, true",
        "*/*, deployments, '', true",
        "*/*, deployments, scale, true",
        "*/scale, pods, '', false",
        "*/scale, pods, status, false",
        "*/scale, pods, exec, false",
        "*/scale, deployments, '', false",
        "*/scale, deployments, scale, true",
        "pod*, pods, '', false",
        "pods/st*, pods, status, false",
        "Pods, pods, '', false",
        "pods/status/extra, pods, status, false",
    })
    void aResourcePatternMatches(String pattern, String resource, String subresource, boolean expected) {
        RuleMatcher matcher = matcher(new AdmissionRule(ANY, ANY, ANY, List.of(pattern), "*"));
        assertThat(matcher.matches(request(Operation.CREATE, "", "v1", resource, subresource, "default")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', apps, false",
        "apps, apps, true",
        "apps, '', false",
        "Apps, apps, false",
        "app*, apps, false",
        "*, apps, true",
        "*, '', true",
    })
    void anApiGroupMatchesExactlyAndTheEmptyOneIsTheCoreGroupOnly(String wanted, String group, boolean expected) {
        RuleMatcher matcher = matcher(new AdmissionRule(ANY, List.of(wanted), ANY, List.of("*/*"), "*"));
        assertThat(matcher.matches(request(Operation.CREATE, group, "v1", "things", "", "default")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"v1, v1, true", "v1, v1beta1, false", "V1, v1, false", "*, v1beta1, true"})
    void anApiVersionMatchesExactly(String wanted, String version, boolean expected) {
        RuleMatcher matcher = matcher(new AdmissionRule(ANY, ANY, List.of(wanted), List.of("*/*"), "*"));
        assertThat(matcher.matches(request(Operation.CREATE, "apps", version, "things", "", "default")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, CREATE, true",
        "CREATE, UPDATE, false",
        "create, CREATE, false",
        "*, CREATE, true",
        "*, UPDATE, true",
        "*, DELETE, true",
        "*, CONNECT, true",
    })
    void anOperationMatchesExactly(String wanted, Operation operation, boolean expected) {
        RuleMatcher matcher = matcher(new AdmissionRule(List.of(wanted), ANY, ANY, List.of("*/*"), "*"));
        assertThat(matcher.matches(request(operation, "", "v1", "pods", "", "default")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // scope, group, version, resource, subresource, namespace, expected
        "*, '', v1, pods, '', default, true",
        "*, '', v1, nodes, '', '', true",
        "Namespaced, '', v1, pods, '', default, true",
        "Namespaced, '', v1, nodes, '', '', false",
        "Namespaced, '', v1, namespaces, '', x, false",
        "Namespaced, '', v1, namespaces, status, x, false",
        "Namespaced, example.org, v1, namespaces, '', x, true",
        "Cluster, '', v1, pods, '', default, false",
        "Cluster, '', v1, nodes, '', '', true",
        "Cluster, '', v1, namespaces, '', x, true",
        "Cluster, example.org, v1, namespaces, '', x, false",
        "cluster, '', v1, nodes, '', '', false",
        "'', '', v1, pods, '', default, false",
        "All, '', v1, pods, '', default, false",
    })
    void aScopeMatchesAndAnUnknownOneNever(
            String scope,
            String group,
            String version,
            String resource,
            String sub,
            String namespace,
            boolean expected) {
        RuleMatcher matcher = matcher(new AdmissionRule(ANY, ANY, ANY, List.of("*/*"), scope));
        assertThat(matcher.matches(request(Operation.CREATE, group, version, resource, sub, namespace)))
                .isEqualTo(expected);
    }

    @Test
    void anEmptyListMatchesNothing() {
        AdmissionRequest pods = request(Operation.CREATE, "", "v1", "pods", "", "default");
        List<String> none = List.of();
        assertThat(matcher(new AdmissionRule(none, ANY, ANY, ANY, "*")).matches(pods))
                .isFalse();
        assertThat(matcher(new AdmissionRule(ANY, none, ANY, ANY, "*")).matches(pods))
                .isFalse();
        assertThat(matcher(new AdmissionRule(ANY, ANY, none, ANY, "*")).matches(pods))
                .isFalse();
        assertThat(matcher(new AdmissionRule(ANY, ANY, ANY, none, "*")).matches(pods))
                .isFalse();
        assertThat(matcher().matches(pods)).isFalse();
    }

    @Test
    void oneMatchingRuleSuffices() {
        AdmissionRule never = new AdmissionRule(List.of(), ANY, ANY, ANY, "*");
        AdmissionRule second = new AdmissionRule(ANY, List.of("apps", ""), ANY, List.of("nodes", "pods"), "*");
        assertThat(matcher(never, second).matches(request(Operation.CREATE, "", "v1", "pods", "", "a")))
                .isTrue();
    }

    @Test
    void c24APatternWithASlashAndWithout() {
        AdmissionRule podsAll = new AdmissionRule(ANY, ANY, ANY, List.of("pods/*"), "*");
        AdmissionRule all = new AdmissionRule(ANY, ANY, ANY, List.of("*"), "*");
        AdmissionRule scale = new AdmissionRule(ANY, ANY, ANY, List.of("*/scale"), "*");
        assertThat(matcher(podsAll).matches(request(Operation.CREATE, "", "v1", "pods", "", "a")))
                .isTrue();
        assertThat(matcher(all).matches(request(Operation.UPDATE, "", "v1", "pods", "status", "a")))
                .isFalse();
        assertThat(matcher(scale).matches(request(Operation.UPDATE, "apps", "v1", "deployments", "scale", "a")))
                .isTrue();
        assertThat(matcher(scale).matches(request(Operation.UPDATE, "apps", "v1", "deployments", "", "a")))
                .isFalse();
    }

    @Test
    void c25AllOperationsIncludeConnect() {
        AdmissionRule exec = new AdmissionRule(ANY, List.of(""), List.of("v1"), List.of("pods/exec"), "*");
        assertThat(matcher(exec).matches(request(Operation.CONNECT, "", "v1", "pods", "exec", "a")))
                .isTrue();
    }

    @Test
    void c26ANamespaceIsOfTheCluster() {
        AdmissionRequest namespace = request(Operation.CREATE, "", "v1", "namespaces", "", "x");
        assertThat(matcher(new AdmissionRule(ANY, ANY, ANY, ANY, "Namespaced")).matches(namespace))
                .isFalse();
        assertThat(matcher(new AdmissionRule(ANY, ANY, ANY, ANY, "Cluster")).matches(namespace))
                .isTrue();
    }

    @Test
    void c27TheCoreGroupIsNoWildcardAndNoRulesMatchNothing() {
        AdmissionRequest deployment = request(Operation.CREATE, "apps", "v1", "deployments", "", "a");
        assertThat(matcher(new AdmissionRule(ANY, List.of(""), ANY, ANY, "*")).matches(deployment))
                .isFalse();
        assertThat(matcher().matches(deployment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValidatingWebhookConfiguration",
                "MutatingWebhookConfiguration",
                "ValidatingAdmissionPolicy",
                "ValidatingAdmissionPolicyBinding",
                "MutatingAdmissionPolicy",
                "MutatingAdmissionPolicyBinding"
            })
    void theConfigurationOfAdmissionIsExempt(String kind) {
        assertThat(RuleMatcher.isExempt(ofKind("admissionregistration.k8s.io", kind)))
                .isTrue();
        assertThat(RuleMatcher.isExempt(ofKind("example.org", kind))).isFalse();
        assertThat(RuleMatcher.isExempt(ofKind("admissionregistration.k8s.io", "Other")))
                .isFalse();
    }

    private static RuleMatcher matcher(AdmissionRule... rules) {
        return new RuleMatcher(List.of(rules));
    }

    static AdmissionRequest request(
            Operation operation, String group, String version, String resource, String sub, String namespace) {
        return AdmissionRequest.builder(
                        operation,
                        new GroupVersionKind(group, version, "Thing"),
                        new GroupVersionResource(group, version, resource),
                        UserInfo.of("jane"))
                .subResource(sub)
                .namespace(namespace)
                .build();
    }

    private static AdmissionRequest ofKind(String group, String kind) {
        return AdmissionRequest.builder(
                        Operation.UPDATE,
                        new GroupVersionKind(group, "v1", kind),
                        new GroupVersionResource(group, "v1", "things"),
                        UserInfo.of("jane"))
                .build();
    }
}
